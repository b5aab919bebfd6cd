// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import dev.dispatchee.client.RunOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jboss.ejb.client.EJBClientInterceptor;
import org.jboss.ejb.client.EJBClientInvocationContext;

/**
 * An object that is sent in place of the argument that was given, whatever its declared type is;
 * made in the client's JVM.
 */
public enum Forged implements EJBClientInterceptor {
  /** As a text it would have a hundred million parts. */
  LIST_THAT_HOLDS_ANOTHER_TWICE {
    @Override
    Object make() {
      Object nested = "";
      for (int depth = 0; depth < 27; depth++) {
        nested = new ArrayList<>(Arrays.asList(nested, nested));
      }
      return nested;
    }
  },
  MAP {
    @Override
    Object make() {
      return new HashMap<>(Map.of("triggerId", 1));
    }
  },
  INSTANT {
    @Override
    Object make() {
      return Instant.EPOCH;
    }
  },
  NUMBER {
    @Override
    Object make() {
      return 1L;
    }
  },
  ORDER {
    @Override
    Object make() {
      return RunOrder.ofTrigger(1);
    }
  };

  abstract Object make();

  @Override
  public void handleInvocation(EJBClientInvocationContext context) throws Exception {
    context.getParameters()[0] = make();
    context.sendRequest();
  }

  @Override
  public Object handleInvocationResult(EJBClientInvocationContext context) throws Exception {
    return context.getResult();
  }
}
