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

  private static final String ROOT = "management-root=server";

  /** Whether the server has booted and is neither suspended nor about to be. */
  boolean isRunning() {
    return is(ROOT, "serverState", "running") && is(ROOT, "suspendState", "RUNNING");
  }

  /** Whether there is a resource of that address, such as {@code subsystem=ee}. */
  boolean has(String address) {
    try {
      return ManagementFactory.getPlatformMBeanServer().isRegistered(name(address));
    } catch (JMException | JMRuntimeException notNow) {
      return false;
    }
  }

  /** The value of an attribute as text; empty when it has none, or cannot be read now. */
  Optional<String> read(String address, String attribute) {
    try {
      var value = ManagementFactory.getPlatformMBeanServer().getAttribute(name(address), attribute);
      return Optional.ofNullable(value).map(Objects::toString);
    } catch (JMException | JMRuntimeException notNow) {
      // While the server boots this is what reading comes to; it is asked again in a second.
      return Optional.empty();
    }
  }

  /** Whether an attribute has a value. */
  boolean is(String address, String attribute, String value) {
    return read(address, attribute).filter(value::equals).isPresent();
  }

  private static ObjectName name(String address) throws JMException {
    return new ObjectName("jboss.as:" + address);
  }
}
