// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Optional;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * What the server says of itself, read from its management model over the platform MBean server.
 * Cannot be read while the server boots.
 */
@Singleton
class ServerModel {

  private static final String MODEL = "jboss.as:";
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
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .isRegistered(new ObjectName(MODEL + address));
    } catch (JMException | JMRuntimeException notNow) {
      return false;
    }
  }

  /** The value of an attribute as text; empty when it has none, or cannot be read now. */
  Optional<String> read(String address, String attribute) {
    return value(MODEL + address, attribute);
  }

  /** Whether an attribute has a value. */
  boolean is(String address, String attribute, String value) {
    return read(address, attribute).filter(value::equals).isPresent();
  }

  private static Optional<String> value(String name, String attribute) {
    try {
      var server = ManagementFactory.getPlatformMBeanServer();
      return Optional.ofNullable(server.getAttribute(new ObjectName(name), attribute))
          .map(Objects::toString);
    } catch (JMException | JMRuntimeException notNow) {
      // While the server boots this is what reading comes to; it is asked again in a second.
      return Optional.empty();
    }
  }
}
