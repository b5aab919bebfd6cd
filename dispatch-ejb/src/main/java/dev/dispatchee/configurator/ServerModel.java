// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Optional;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What the server says of itself, read from its management model over the platform MBean server.
 * Cannot be read while the server boots.
 */
@Singleton
class ServerModel {

  private static final String MODEL = "jboss.as:";
  private static final String LISTENER =
      MODEL
          + "deployment=*,subdeployment=*,subsystem=ejb3,message-driven-bean=DispatchMessageListener";
  // Beside the model, which would say "reload-required" of a server that works on.
  private static final String STATE = "jboss.root:type=state";

  /**
   * Whether the server has booted and is neither suspended nor stopped, nor about to be. One whose
   * changes wait for a reload runs.
   */
  boolean isRunning() {
    return value(STATE, "RunningState").filter("normal"::equals).isPresent();
  }

  /** Whether there is a resource of that address, such as {@code subsystem=ee}. */
  boolean has(String address) {
    return ask(server -> server.isRegistered(new ObjectName(MODEL + address))).orElse(false);
  }

  /** The value of an attribute as text; empty when it has none, or cannot be read now. */
  Optional<String> read(String address, String attribute) {
    return value(MODEL + address, attribute);
  }

  /** Whether an attribute has a value. */
  boolean is(String address, String attribute, String value) {
    return read(address, attribute).filter(value::equals).isPresent();
  }

  /** Has the message-driven bean end its subscription and begin another one; may take seconds. */
  void listenAnew() {
    ask(
        server -> {
          for (var listener : server.queryNames(new ObjectName(LISTENER), null)) {
            server.invoke(listener, "stopDelivery", new Object[0], new String[0]);
            server.invoke(listener, "startDelivery", new Object[0], new String[0]);
          }
          return true;
        });
  }

  private static Optional<String> value(String name, String attribute) {
    return ask(server -> server.getAttribute(new ObjectName(name), attribute))
        .map(Objects::toString);
  }

  /**
   * What is read of the model, whose names begin with {@code jboss.as:}; empty when it is nothing,
   * or any of it cannot be read now.
   */
  static <T> Optional<T> ask(Question<T> question) {
    try {
      return Optional.ofNullable(question.answer(ManagementFactory.getPlatformMBeanServer()));
    } catch (JMException | JMRuntimeException notNow) {
      // While the server boots, or a deployment goes, this is what reading comes to; it is asked
      // again later.
      return Optional.empty();
    }
  }

  /** Reads something of the model. */
  @FunctionalInterface
  interface Question<T> {

    /** Reads it; null when there is nothing. */
    @Nullable T answer(MBeanServer server) throws JMException;
  }
}
