// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import java.util.function.Supplier;
import org.jboss.ejb.client.EJBClientInterceptor;
import org.jboss.ejb.client.EJBClientInvocationContext;

/**
 * Sends something else than the argument that was given, whatever its declared type is.
 *
 * @param argument makes what is sent, in the client's JVM
 */
record Forged(Supplier<Object> argument) implements EJBClientInterceptor {

  @Override
  public void handleInvocation(EJBClientInvocationContext context) throws Exception {
    context.getParameters()[0] = argument.get();
    context.sendRequest();
  }

  @Override
  public Object handleInvocationResult(EJBClientInvocationContext context) throws Exception {
    return context.getResult();
  }
}
