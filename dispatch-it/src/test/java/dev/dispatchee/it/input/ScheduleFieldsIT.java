// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static dev.dispatchee.it.input.BadRequest.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Schedules that are not allowed. */
class ScheduleFieldsIT extends BadInputTest {

  static Stream<BadRequest> requests() {
    return Stream.of(
        BadRequest.fields(
            "broken cron",
            "\"cronExpression\":\"0 0 25 * * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "cron without a day",
            "\"cronExpression\":\"0 0 0 ? * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "cron that never fires",
            "\"cronExpression\":\"0 0 0 31 2 ?\"",
            422,
            "never-fires",
            "cronExpression never-fires"),
        BadRequest.fields(
            "cron too long",
            "\"cronExpression\":\"%s0 0 0 * * ?\"".formatted(" ".repeat(255)),
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "cron of 300 characters",
            "\"cronExpression\":\"0 0 0 1%s * ?\"".formatted(",1".repeat(144)),
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "control character in the cron",
            "\"cronExpression\":\"0 0 0\\u0007 * * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "line break in the cron",
            "\"cronExpression\":\"0 0 0 *\\n* ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "full-width digits in the cron",
            "\"cronExpression\":\"0 0 \uff11\uff12 * * ?\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "full-width digits in the interval",
            "\"interval\":\"PT\uff15M\"",
            422,
            INVALID,
            "interval " + INVALID),
        BadRequest.fields(
            "full-width digits in an instant",
            "\"runOnceDate\":\"\uff12\uff10\uff13\uff11-01-01T00:00:00Z\"",
            422,
            INVALID,
            "runOnceDate " + INVALID),
        BadRequest.fields(
            "control character in the zone",
            "\"timeZoneId\":\"Europe/Ber\\u0000lin\"",
            422,
            INVALID,
            "timeZoneId " + INVALID),
        BadRequest.fields(
            "cron of the year 1900",
            "\"cronExpression\":\"0 0 0 1 1 ? 1900\"",
            422,
            "invalid-cron",
            "cronExpression invalid-cron"),
        BadRequest.fields(
            "start in 1900",
            "\"startDate\":\"1900-01-01T00:00:00Z\"",
            422,
            INVALID,
            "startDate " + INVALID),
        BadRequest.fields(
            "end before start",
            "\"startDate\":\"2031-01-02T00:00:00Z\",\"endDate\":\"2031-01-01T00:00:00Z\"",
            422,
            INVALID,
            "endDate " + INVALID),
        BadRequest.fields(
            "end equals start",
            "\"startDate\":\"2031-01-02T00:00:00Z\",\"endDate\":\"2031-01-02T00:00:00Z\"",
            422,
            INVALID,
            "endDate " + INVALID),
        BadRequest.fields(
            "active and ended",
            "\"active\":true,\"cronExpression\":\"0 0 0 * *"
                + " ?\",\"endDate\":\"2020-01-01T00:00:00Z\"",
            422,
            "never-fires",
            "endDate never-fires"),
        BadRequest.fields(
            "active and once in the past",
            "\"active\":true,\"runOnceDate\":\"2020-01-01T00:00:00Z\"",
            422,
            "never-fires",
            "runOnceDate never-fires"),
        BadRequest.fields(
            "active without schedule",
            "\"active\":true",
            422,
            INVALID,
            "cronExpression " + INVALID),
        BadRequest.fields(
            "two kinds of schedule",
            "\"cronExpression\":\"0 0 0 * * ?\",\"interval\":\"PT1H\"",
            422,
            INVALID,
            "cronExpression " + INVALID,
            "interval " + INVALID),
        BadRequest.fields(
            "zone that is an offset",
            "\"timeZoneId\":\"+02:00\"",
            422,
            INVALID,
            "timeZoneId " + INVALID),
        BadRequest.fields(
            "unknown zone",
            "\"timeZoneId\":\"Europe/Berlim\"",
            422,
            INVALID,
            "timeZoneId " + INVALID),
        BadRequest.fields(
            "instant without offset",
            "\"startDate\":\"2031-01-01T00:00:00\"",
            422,
            INVALID,
            "startDate " + INVALID),
        BadRequest.fields(
            "instant far away",
            "\"endDate\":\"+12031-01-01T00:00:00Z\"",
            422,
            INVALID,
            "endDate " + INVALID),
        BadRequest.fields(
            "interval below a second",
            "\"interval\":\"PT0.5S\"",
            422,
            INVALID,
            "interval " + INVALID),
        BadRequest.fields(
            "interval with a fraction",
            "\"interval\":\"PT1.5S\"",
            422,
            INVALID,
            "interval " + INVALID),
        BadRequest.post(
            "everything at once",
            """
            {"name": "", "dispatchTaskExecutorType": "nobody", "misfirePolicy": "NEVER",
             "daylightSavingRule": "x", "dispatchTaskClusterMode": "SOME", "startDate": "today",
             "endDate": "2031-13-01T00:00:00Z", "timeZoneId": "Mars/Olympus", "timeout": "5 minutes",
             "cronExpression": "every day", "priority": -1, "maxAttempts": 101,
             "retryDelay": "", "logRetention": "P1Y"}\
            """,
            422,
            INVALID,
            "name " + INVALID,
            "dispatchTaskExecutorType unknown-executor-type",
            "misfirePolicy " + INVALID,
            "daylightSavingRule " + INVALID,
            "dispatchTaskClusterMode " + INVALID,
            "startDate " + INVALID,
            "endDate " + INVALID,
            "timeZoneId " + INVALID,
            "timeout " + INVALID,
            "cronExpression invalid-cron",
            "priority " + INVALID,
            "maxAttempts " + INVALID,
            "retryDelay " + INVALID,
            "logRetention " + INVALID));
  }

  @Test
  void namesTheZoneThatWasProbablyMeant() {
    var answer =
        BadRequest.fields("", "\"timeZoneId\":\"Europe/Berln\"", 422, INVALID)
            .request()
            .apply(given.admin());

    answer.mustBeProblem(422, INVALID);
    assertThat(answer.violations()).containsExactly("timeZoneId " + INVALID);
    assertThat(answer.json().path("violations").path(0).path("message").asText())
        .contains("'Europe/Berln'", "may mean Europe/Berlin");
  }

  @Test
  void saysWhichFieldOfAnExpressionIsAtFaultAndWhatIsAllowed() {
    var answer =
        BadRequest.fields("", "\"cronExpression\":\"0 60 0 * * ?\"", 422, "invalid-cron")
            .request()
            .apply(given.admin());

    answer.mustBeProblem(422, "invalid-cron");
    assertThat(answer.json().path("violations").path(0).path("message").asText())
        .startsWith("The minute must be 0 to 59")
        .endsWith("but '60' was found.");
  }
}
