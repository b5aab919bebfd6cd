// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;

/** Asks in one statement what there is to do; an idle server asks for no more. */
@Singleton
public class AlertLook {

  /** How long a message counts as unsent after it was given up. */
  private static final Duration RECENT = Duration.ofDays(1);

  private static final String SELECT =
      """
      select version,
        exists (select 1 from dispatch_alert_event where delivery_id is null) as has_events,
        exists (select 1 from dispatch_alert_delivery
          where status = 'PENDING' and next_date <= ?) as has_due,
        (select count(*) from dispatch_alert_delivery where not test
          and (status = 'PENDING' and error_text is not null
            or status = 'FAILED' and next_date > ?)) as unsent
      from dispatch_alert_state
      """;

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

    static Found read(ResultSet row) throws SQLException {
      return new Found(
          row.getLong("version"),
          row.getBoolean("has_events"),
          row.getBoolean("has_due"),
          row.getLong("unsent"));
    }
  }

  /** Looks now. */
  public Found look() {
    var now = clock.instant();
    return database.withConnection(
        connection -> {
          try (var select = connection.prepareStatement(SELECT)) {
            Instants.set(select, 1, now);
            Instants.set(select, 2, now.minus(RECENT));
            return Rows.only(select, Found::read);
          }
        });
  }
}
