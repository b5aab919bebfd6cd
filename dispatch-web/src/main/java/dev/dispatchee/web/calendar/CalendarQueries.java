// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.calendar;

import dev.dispatchee.calendar.CalendarQuery;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.schedule.TimeZones;
import dev.dispatchee.schedule.UnknownZoneException;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads which time ahead is asked for. */
final class CalendarQueries {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final String ZONE = "timeZoneId";
  private static final ZoneId DEFAULT_ZONE = ZoneId.of("UTC");

  private CalendarQueries() {}

  static CalendarQuery of(UriInfo uri) {
    var parameters = new QueryParameters(uri);
    var from = instant(parameters, "from");
    var to = instant(parameters, "to");
    var zone = zone(parameters);
    var active = parameters.bool("active");
    var executorType = parameters.text("dispatchTaskExecutorType");
    var labels = parameters.texts("label");
    parameters.check();
    return new CalendarQuery(from, to, zone, !Boolean.FALSE.equals(active), executorType, labels);
  }

  private static Instant instant(QueryParameters parameters, String name) {
    var given = parameters.instant(name, FIRST_YEAR, LAST_YEAR);
    if (given == null) {
      // Passed over if it is given and wrong.
      parameters.fault(name, "nothing", "an ISO-8601 instant such as 2026-03-29T01:30:00Z");
      return Instant.EPOCH;
    }
    return given.truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable ZoneId zone(QueryParameters parameters) {
    var name = parameters.text(ZONE);
    var own = parameters.bool("ownTimeZones");
    if (!Boolean.TRUE.equals(own)) {
      return name == null ? DEFAULT_ZONE : zone(parameters, name);
    }
    if (name != null) {
      parameters.fault(ZONE, name, "nothing beside ownTimeZones=true");
    }
    return null;
  }

  private static ZoneId zone(QueryParameters parameters, String name) {
    try {
      return TimeZones.parse(name);
    } catch (UnknownZoneException unknown) {
      parameters.fault(Violation.of(ZONE, String.valueOf(unknown.getMessage())));
      return DEFAULT_ZONE;
    }
  }
}
