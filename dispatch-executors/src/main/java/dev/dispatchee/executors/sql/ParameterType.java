// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the text of a parameter is read, and what the database is given. */
enum ParameterType {
  TEXT(Types.VARCHAR),
  INTEGER(Types.BIGINT),
  DECIMAL(Types.NUMERIC),
  BOOLEAN(Types.BOOLEAN),
  DATE(Types.DATE),
  TIME(Types.TIME),
  TIMESTAMP(Types.TIMESTAMP),
  INSTANT(Types.TIMESTAMP_WITH_TIMEZONE),
  UUID(Types.OTHER);

  static final String ALLOWED =
      "text, integer, decimal, boolean, date, time, timestamp, instant, uuid";

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]{1,100}(?:\\.[0-9]{1,100})?(?:[eE][+-]?[0-9]{1,2})?");

  private final int sqlType;

  ParameterType(int sqlType) {
    this.sqlType = sqlType;
  }

  /** The type of that name, in any case. */
  static Optional<ParameterType> named(String name) {
    for (var type : values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** One of {@link Types}. */
  int sqlType() {
    return sqlType;
  }

  /**
   * The value of a text.
   *
   * @throws RuntimeException if it is none
   */
  Object read(String text) {
    return switch (this) {
      case TEXT -> text;
      case INTEGER -> Long.valueOf(text);
      case DECIMAL -> decimal(text);
      case BOOLEAN -> truth(text);
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> LocalDateTime.parse(text);
      case INSTANT -> OffsetDateTime.parse(text);
      case UUID -> java.util.UUID.fromString(text);
    };
  }

  private static Object decimal(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("not a decimal number of some size");
    }
    return new BigDecimal(text);
  }

  private static Object truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
