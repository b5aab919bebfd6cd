// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.lang.reflect.Proxy;

/** A session of the server that can only be ended. */
final class FakeSession {

  private FakeSession() {}

  /** That of somebody. */
  static HttpSession of(SignedIn signedIn) {
    return (HttpSession)
        Proxy.newProxyInstance(
            HttpSession.class.getClassLoader(),
            new Class<?>[] {HttpSession.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("invalidate")) {
                throw new UnsupportedOperationException(method.getName());
              }
              signedIn.valueUnbound(new HttpSessionBindingEvent((HttpSession) proxy, "signedIn"));
              return null;
            });
  }
}
