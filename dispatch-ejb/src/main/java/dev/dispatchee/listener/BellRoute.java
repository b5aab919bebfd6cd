// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import org.jspecify.annotations.Nullable;

/**
 * Over which broker bells are rung.
 *
 * @param connections the name of what connects to it, in the server's directory
 * @param destination the name of where the bells go, in the same
 * @param login who this node is to the broker; null: the server's own broker does not ask
 */
public record BellRoute(String connections, String destination, @Nullable Login login) {

  /**
   * The system property that names the broker; {@code jboss-ejb3.xml} reads it for the listener.
   */
  public static final String BROKER = "dispatch.broker";

  private static final int LONGEST = 64;

  /**
   * A user of a broker.
   *
   * @param user the name
   * @param password never shown
   */
  public record Login(String user, String password) {

    @Override
    public String toString() {
      return user;
    }
  }

  /** Whether the broker is another process than the server. */
  boolean isBesideTheServer() {
    return login != null;
  }

  /** The route over the server's own broker. */
  public static BellRoute own() {
    // The plain factory: a pooled one would take part in the caller's transaction.
    return new BellRoute("java:/ConnectionFactory", "java:/jms/queue/dispatch/executor", null);
  }

  /**
   * The route over a broker beside the servers.
   *
   * @param broker the name under which {@code external-broker.cli} has set it up: 1 to 64 letters,
   *     digits, hyphens and underscores
   * @param login who this node is to the broker
   */
  public static BellRoute over(String broker, Login login) {
    if (broker.isEmpty()
        || broker.length() > LONGEST
        || !broker.chars().allMatch(BellRoute::isOfAName)) {
      throw new IllegalArgumentException(
          "%s: found '%s', allowed: 1 to %d of a-z, A-Z, 0-9, - and _"
              .formatted(BROKER, broker, LONGEST));
    }
    return new BellRoute(
        "java:/jms/%s/bell".formatted(broker),
        "java:/jms/%s/dispatch/executor".formatted(broker),
        login);
  }

  private static boolean isOfAName(int character) {
    return ('a' <= character && character <= 'z')
        || ('A' <= character && character <= 'Z')
        || ('0' <= character && character <= '9')
        || character == '-'
        || character == '_';
  }
}
