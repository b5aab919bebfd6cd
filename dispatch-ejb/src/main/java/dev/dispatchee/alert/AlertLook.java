// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What there is to do about alerts, as columns of a statement that a node runs anyway. */
@Singleton
public class AlertLook {

  /** How long a message counts as unsent after it was given up. */
  private static final Duration RECENT = Duration.ofDays(1);

  /**
   * What {@link Found} is read from, for any statement that answers one row; its parameters are set
   * by {@link #set}.
   */
  public static final String COLUMNS =
      """
      (select version from dispatch_alert_state) as alert_rules,
        exists (select 1 from dispatch_alert_event where delivery_id is null) as has_alert_events,
        exists (select 1 from dispatch_alert_delivery
          where status = 'PENDING' and next_date <= ?) as has_due_alerts,
        (select count(*) from dispatch_alert_delivery where not test
          and (status = 'PENDING' and error_text is not null
            or status = 'FAILED' and next_date > ?)) as unsent_alerts
      """;

  private static final String SELECT = "select " + COLUMNS;

  private final Database database;
  private final Clock clock;

  /** Takes what it needs. */
  @Inject
  public AlertLook(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What there is.
   *
   * @param version of all rules
   * @param hasEvents whether there are events without a message
   * @param hasDue whether there are messages to be sent now
   * @param unsent how many messages could not be sent so far, or were given up within a day
   */
  public record Found(long version, boolean hasEvents, boolean hasDue, long unsent) {

    /** Whether messages are to be made or sent. */
    public boolean hasWork() {
      return hasEvents || hasDue;
    }

    /** Reads it from {@link #COLUMNS}. */
    public static Found read(ResultSet row) throws SQLException {
      return new Found(
          row.getLong("alert_rules"),
          row.getBoolean("has_alert_events"),
          row.getBoolean("has_due_alerts"),
          row.getLong("unsent_alerts"));
    }
  }

  /**
   * Sets the parameters of {@link #COLUMNS}.
   *
   * @param first the index of the first
   */
  public static void set(PreparedStatement statement, int first, Instant now) throws SQLException {
    Instants.set(statement, first, now);
    Instants.set(statement, first + 1, now.minus(RECENT));
  }

  /** Looks now. */
  public Found look() {
    var now = clock.instant();
    return database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(SELECT)) {
            set(select, 1, now);
            return Rows.only(select, Found::read);
          }
        });
  }
}
