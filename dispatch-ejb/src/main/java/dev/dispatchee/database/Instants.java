// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Instants in columns of type {@code timestamp(3) with time zone}. */
public final class Instants {

  private Instants() {}

  /** Cuts to whole milliseconds, which is what columns hold. */
  public static Instant inMillis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Sets a parameter; null becomes null. */
  public static void set(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException {
    if (instant == null) {
      statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
    } else {
      statement.setObject(index, inSql(instant));
    }
  }

  /** As the drivers take it. */
  public static OffsetDateTime inSql(Instant instant) {
    return inMillis(instant).atOffset(ZoneOffset.UTC);
  }

  /** As {@link #inSql}; null stays null. */
  public static @Nullable OffsetDateTime inSqlOrNull(@Nullable Instant instant) {
    return instant == null ? null : inSql(instant);
  }

  /** Reads a column that is never null. */
  public static Instant get(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Reads a column that may be null. */
  public static Optional<Instant> find(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
