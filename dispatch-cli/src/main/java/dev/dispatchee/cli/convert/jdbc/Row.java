// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param columns the values by the names of their columns in capital letters: texts, numbers, truth
 *     values, bytes, {@code OffsetDateTime} or {@code LocalDateTime}; without those that are null
 */
public record Row(Map<String, Object> columns) {

  /** Whether the table has such a column, and the row a value there. */
  public boolean has(String column) {
    return value(column) != null;
  }

  /** A text; empty text if there is none. */
  public String text(String column) {
    var value = value(column);
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return value == null ? "" : value.toString();
  }

  /** A whole number; the other one if there is none. */
  public long number(String column, long other) {
    var value = value(column);
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    try {
      return value == null ? other : Long.parseLong(value.toString().strip());
    } catch (NumberFormatException none) {
      return other;
    }
  }

  /** A truth value, in any of the forms that databases without one are given. */
  public boolean truth(String column) {
    return switch (text(column).strip().toLowerCase(Locale.ROOT)) {
      case "1", "t", "true", "y", "yes" -> true;
      default -> false;
    };
  }

  /** An instant; what the column says without an offset is meant in UTC. */
  public Optional<Instant> instant(String column) {
    var value = value(column);
    if (value instanceof OffsetDateTime time) {
      return Optional.of(time.toInstant());
    }
    return value instanceof LocalDateTime local
        ? Optional.of(local.toInstant(ZoneOffset.UTC))
        : Optional.empty();
  }

  /** Bytes; none if there are none. */
  public byte[] bytes(String column) {
    return value(column) instanceof byte[] bytes ? bytes : new byte[0];
  }

  private @Nullable Object value(String column) {
    return columns.get(column.toUpperCase(Locale.ROOT));
  }
}
