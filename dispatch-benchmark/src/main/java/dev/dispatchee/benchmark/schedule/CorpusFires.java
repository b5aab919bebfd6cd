// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The next fire, and reading, of ten thousand expressions by turns. */
@State(Scope.Benchmark)
public class CorpusFires {

  private static final String ZONE = "Europe/Berlin";
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Date START_DATE = Date.from(START);

  private List<String> expressions = List.of();
  private List<Schedule> ours = List.of();
  private List<org.quartz.CronExpression> quartz = List.of();
  private int next;

  /** Makes up and reads the expressions. */
  @Setup
  public void readExpressions() {
    expressions = Corpus.expressions();
    ours = expressions.stream().map(CorpusFires::ours).toList();
    quartz = expressions.stream().map(CorpusFires::quartz).toList();
  }

  @Benchmark
  public Optional<Occurrence> nextOfDispatch() {
    return ours.get(index()).next(START);
  }

  @Benchmark
  public Date nextOfQuartz() {
    return quartz.get(index()).getTimeAfter(START_DATE);
  }

  @Benchmark
  public CronExpression readByDispatch() {
    return CronExpression.parse(expressions.get(index()));
  }

  @Benchmark
  public org.quartz.CronExpression readByQuartz() {
    return quartz(expressions.get(index()));
  }

  private int index() {
    next = (next + 1) % Corpus.SIZE;
    return next;
  }

  static Schedule ours(String expression) {
    return Schedule.cron(
        CronExpression.parse(expression),
        ZoneId.of(ZONE),
        DaylightSavingRule.RUN_ONCE,
        Window.always());
  }

  private static org.quartz.CronExpression quartz(String text) {
    try {
      var expression = new org.quartz.CronExpression(text);
      expression.setTimeZone(TimeZone.getTimeZone(ZONE));
      return expression;
    } catch (ParseException different) {
      throw new IllegalStateException(text, different);
    }
  }
}
