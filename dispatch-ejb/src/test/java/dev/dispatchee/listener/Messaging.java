// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.function.Consumer;

/** As much of Jakarta Messaging as a bell needs. */
final class Messaging {

  private Messaging() {}

  /**
   * A context.
   *
   * @param use done whenever the session is used
   * @param sent is given each text
   * @param closed done when it is closed
   */
  static JMSContext context(Runnable use, Consumer<String> sent, Runnable closed) {
    var producer = producer(use, sent);
    return proxy(
        JMSContext.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "createProducer" -> producer;
              case "createTextMessage" -> done(use);
              case "close" -> done(closed);
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  private static JMSProducer producer(Runnable use, Consumer<String> sent) {
    return proxy(
        JMSProducer.class,
        (self, method, arguments) -> {
          if (method.getName().equals("send")) {
            use.run();
            sent.accept((String) Objects.requireNonNull(arguments)[1]);
          }
          // The others set something, and return itself.
          return self;
        });
  }

  private static Object done(Runnable what) {
    what.run();
    return null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Messaging.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
