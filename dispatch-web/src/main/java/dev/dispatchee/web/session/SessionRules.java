// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import dev.dispatchee.web.request.SignInKind;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.Config;

/**
 * How people sign in to the console, and for how long.
 *
 * @param kind by what
 * @param idle how long a session lasts in which nobody does anything
 * @param longest how long it lasts at most
 */
record SessionRules(SignInKind kind, Duration idle, Duration longest) {

  private static final String IDLE = "dispatch.session.idle";
  private static final String LONGEST = "dispatch.session.longest";
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofDays(7);

  /**
   * Reads them.
   *
   * @throws IllegalStateException naming the key that is wrong
   */
  static SessionRules of(Config config) {
    var idle = duration(config, IDLE, "PT30M", LEAST, Duration.ofDays(1));
    var longest = duration(config, LONGEST, "PT12H", idle, MOST);
    return new SessionRules(SignInKind.of(config), idle, longest);
  }

  private static Duration duration(
      Config config, String key, String other, Duration least, Duration most) {
    var text = config.getOptionalValue(key, String.class).orElse(other);
    try {
      var value = Duration.parse(text);
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    } catch (DateTimeParseException noDuration) {
      // Told below, like one that is out of range.
    }
    throw new IllegalStateException(
        "%s: found '%s', allowed: a duration from %s to %s".formatted(key, text, least, most));
  }
}
