// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request that no document describes.
 *
 * @param method any token, or what is none
 * @param target as it stands in the first line
 * @param headers whole lines
 * @param body null: none, not even an empty one
 */
record OddRequest(String method, String target, List<String> headers, byte @Nullable [] body) {

  private static final String APPLICATION = "/dispatch";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

  /** Whether the application answers it, and not the server or another application. */
  boolean isForTheApplication() {
    var path = target.split("\\?", 2)[0];
    return (path.equals(APPLICATION) || path.startsWith(APPLICATION + "/")) && !path.contains("..");
  }

  /** Whether it leads to where the application is, and not into it. */
  boolean isToTheRootWithoutSlash() {
    return target.split("\\?", 2)[0].equals(APPLICATION);
  }

  /**
   * Whether the server may hang up on it without a word: its content is not read whole, and either
   * no client may send it, or no application is asked.
   */
  boolean mayBeHungUpOn() {
    boolean announcesContent =
        body != null || headers.stream().anyMatch(line -> line.startsWith("Transfer-"));
    return announcesContent && (method.equals("TRACE") || !isForTheApplication());
  }

  /** Whether it wants to go on in another protocol than that of its first line. */
  boolean asksForAnotherProtocol() {
    return headers.stream().anyMatch(line -> line.startsWith("Upgrade: "));
  }

  /** Whether its method is one that means to change something, or that nobody knows. */
  boolean mayChange() {
    return !READING.contains(known());
  }

  /** Whether its method is one that the application has nowhere. */
  boolean isOfAnUnknownMethod() {
    return mayChange() && !CHANGING.contains(known());
  }

  // The server reads methods as if they were written in capitals.
  private String known() {
    return method.toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return "%s %.80s %.120s%s"
        .formatted(
            method, target, headers, body == null ? "" : " and " + body.length + " bytes of body");
  }
}
