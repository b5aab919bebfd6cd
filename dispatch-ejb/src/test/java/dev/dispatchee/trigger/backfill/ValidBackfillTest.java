// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidBackfillTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @Test
  void theEndIsExclusiveAndTheBeginningIsNot() {
    var what = valid("2026-03-01T02:00:00Z", "2026-03-03T02:00:00Z", null, null);

    assertThat(what.instants(everyDayAtTwo()))
        .containsExactly(
            Instant.parse("2026-03-01T02:00:00Z"), Instant.parse("2026-03-02T02:00:00Z"));
  }

  @Test
  void theNewestComeFirstIfThatIsAskedFor() {
    var what =
        valid("2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z", "NEWEST_FIRST", BigInteger.TWO);

    assertThat(what.instants(everyDayAtTwo()))
        .containsExactly(
            Instant.parse("2026-03-02T02:00:00Z"), Instant.parse("2026-03-01T02:00:00Z"));
    assertThat(what.parallel()).isEqualTo(2);
  }

  @Test
  void thereMustBeInstants() {
    var what = valid("2026-03-01T03:00:00Z", "2026-03-02T01:00:00Z", null, null);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> what.instants(everyDayAtTwo()))
        .satisfies(refused -> assertThat(refused.violations().get(0).field()).isEqualTo("from"));
    assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> what.instants(null));
  }

  @Test
  void thereAreAtMostTenThousand() {
    var everySecond =
        Schedule.cron(
            CronExpression.parse("* * * * * ?"),
            ZoneOffset.UTC,
            DaylightSavingRule.RUN_ONCE,
            Window.always());

    assertThat(
            valid("2026-03-01T00:00:00Z", "2026-03-01T02:46:40Z", null, null).instants(everySecond))
        .hasSize(10_000);
    var tooMany = valid("1970-01-01T00:00:00Z", "2026-03-01T00:00:00Z", null, null);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> tooMany.instants(everySecond))
        .satisfies(
            refused ->
                assertThat(refused.violations().get(0).message()).contains("found 1772323200 "));
  }

  @Test
  void theRangeIsOfThePast() {
    assertThat(fields("2026-03-01T00:00:00Z", "2026-03-10T12:00:00.001Z", null, null))
        .isEqualTo("to");
    assertThat(fields("2026-03-10T12:00:00Z", "2026-03-10T12:00:00Z", null, null))
        .isEqualTo("from");
    assertThat(fields(null, null, null, null)).isEqualTo("from,to");
    assertThat(fields("yesterday", "2026-03-01T00:00:00Z", "RANDOM", BigInteger.ZERO))
        .isEqualTo("from,order,parallel");
    assertThat(
            fields("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z", null, BigInteger.valueOf(101)))
        .isEqualTo("parallel");
  }

  private static ValidBackfill valid(
      String from, String to, @Nullable String order, @Nullable BigInteger parallel) {
    return new BackfillRequest(from, to, order, parallel).validate(NOW);
  }

  private static String fields(
      @Nullable String from,
      @Nullable String to,
      @Nullable String order,
      @Nullable BigInteger parallel) {
    try {
      new BackfillRequest(from, to, order, parallel).validate(NOW);
      return "";
    } catch (ValidationException refused) {
      return String.join(
          ",", refused.violations().stream().map(Violation::field).sorted().toList());
    }
  }

  private static Schedule everyDayAtTwo() {
    return Schedule.cron(
        CronExpression.parse("0 0 2 * * ?"),
        ZoneOffset.UTC,
        DaylightSavingRule.RUN_ONCE,
        Window.always());
  }
}
