package dev.dispatchee.configurator;

import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.ObjectName;

/**
 * What the server says of itself, read from its management model over the platform MBean server.
 * Cannot be read while the server boots.
 */
final class ServerModel {

  private ServerModel() {}

  /** Whether the server has booted and is not suspended, or about to be. */
  static boolean isRunning() {
    return read("jboss.as:management-root=server", "serverState")
            .filter("running"::equals)
            .isPresent()
        && read("jboss.as:management-root=server", "suspendState")
            .filter("RUNNING"::equals)
            .isPresent();
  }

  /** How many threads the managed executor has that runs are executed on, if it can be read. */
  static OptionalInt maxThreads() {
    var threads = read("jboss.as:subsystem=ee,managed-executor-service=dispatch", "maxThreads");
    return threads.isPresent()
        ? OptionalInt.of(Integer.parseInt(threads.get()))
        : OptionalInt.empty();
  }

  private static Optional<String> read(String name, String attribute) {
    try {
      var value =
          ManagementFactory.getPlatformMBeanServer().getAttribute(new ObjectName(name), attribute);
      return Optional.ofNullable(value).map(Objects::toString);
    } catch (JMException | JMRuntimeException notNow) {
      // While the server boots this is what reading comes to; it is asked again in a second.
      return Optional.empty();
    }
  }
}
