// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.serverlog;

import java.util.logging.Level;

/** From which level on what a run logs is put into its output. */
public enum LogLevel {
  /** Nothing is. */
  OFF(Level.OFF),
  ERROR(Level.SEVERE),
  WARN(Level.WARNING),
  INFO(Level.INFO),
  DEBUG(Level.FINE),
  TRACE(Level.FINER);

  @SuppressWarnings("ImmutableEnumChecker") // a level of the JDK never changes
  private final Level level;

  LogLevel(Level level) {
    this.level = level;
  }

  Level level() {
    return level;
  }

  /** The name that a level of the server's has in a line. */
  static String nameOf(Level level) {
    for (var known : new LogLevel[] {ERROR, WARN, INFO, DEBUG}) {
      if (level.intValue() >= known.level.intValue()) {
        return known.name();
      }
    }
    return TRACE.name();
  }
}
