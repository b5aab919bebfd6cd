// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.Config;

/**
 * How people sign in to the console, and for how long.
 *
 * @param form whether by the form; else by whatever the server has been set up with
 * @param idle how long a session lasts in which nobody does anything
 * @param longest how long it lasts at most
 */
record SessionRules(boolean form, Duration idle, Duration longest) {

  private static final String KIND = "dispatch.console.sign-in";
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
    var kind = config.getOptionalValue(KIND, String.class).orElse("form");
    return switch (kind) {
      case "form" -> new SessionRules(true, idle, longest);
      case "server" -> new SessionRules(false, idle, longest);
      default -> throw wrong(KIND, kind, "form or server");
    };
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
    throw wrong(key, text, "a duration from %s to %s".formatted(least, most));
  }

  private static IllegalStateException wrong(String key, String found, String allowed) {
    return new IllegalStateException("%s: found '%s', allowed: %s".formatted(key, found, allowed));
  }
}
