// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import java.time.Instant;
import java.util.UUID;

/**
 * A start of the application on a server.
 *
 * @param name the server's name, {@code jboss.node.name}; 1 to 255 characters, unique among the
 *     servers that share the database
 * @param incarnation different at each start
 * @param startedDate when it started
 */
public record Node(String name, String incarnation, Instant startedDate) {

  private static final int LONGEST_NAME = 255;

  /** What a run is addressed to when any node may run it. */
  public static final String ANY = "*";

  /** Refuses a name that could not be told from {@link #ANY} or does not fit. */
  public Node {
    if (name.isBlank() || name.equals(ANY) || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "node name '%s' is not allowed: 1 to %d characters, not '%s'"
              .formatted(name, LONGEST_NAME, ANY));
    }
  }

  /** A new start of the server of that name. */
  public static Node starting(String name, Instant now) {
    return new Node(name, UUID.randomUUID().toString(), now);
  }
}
