// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.Occurrence;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.Random;
import java.util.TimeZone;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * The next fire of a daily expression in a zone with summer time, from instants all over five
 * years; and reading that expression.
 */
@State(Scope.Benchmark)
public class DailyFires {

  private static final String DAILY = "0 30 2 * * ?";
  private static final String ZONE = "Europe/Berlin";
  private static final int INSTANTS = 1_024;
  private static final long START = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();
  private static final int FIVE_YEARS = 5 * 365 * 86_400;

  private final CronParser parser =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));
  private final Schedule ours =
      Schedule.cron(
          CronExpression.parse(DAILY),
          ZoneId.of(ZONE),
          DaylightSavingRule.RUN_ONCE,
          Window.always());
  private final ExecutionTime cronUtils = ExecutionTime.forCron(parser.parse(DAILY));
  private final Instant[] instants = new Instant[INSTANTS];
  private final Date[] dates = new Date[INSTANTS];
  private final ZonedDateTime[] zoned = new ZonedDateTime[INSTANTS];
  private final org.quartz.CronExpression quartz = quartz();
  private int next;

  /** Makes up the instants, the same ones each time. */
  @Setup
  public void makeInstants() {
    var random = new Random(1);
    for (int i = 0; i < INSTANTS; i++) {
      instants[i] = Instant.ofEpochSecond(START + random.nextInt(FIVE_YEARS));
      dates[i] = Date.from(instants[i]);
      zoned[i] = instants[i].atZone(ZoneId.of(ZONE));
    }
  }

  @Benchmark
  public Optional<Occurrence> nextOfDispatch() {
    return ours.next(instants[index()]);
  }

  @Benchmark
  public Date nextOfQuartz() {
    return quartz.getTimeAfter(dates[index()]);
  }

  @Benchmark
  public Optional<ZonedDateTime> nextOfCronUtils() {
    return cronUtils.nextExecution(zoned[index()]);
  }

  @Benchmark
  public CronExpression readByDispatch() {
    return CronExpression.parse(DAILY);
  }

  @Benchmark
  public org.quartz.CronExpression readByQuartz() {
    return quartz();
  }

  // Both halves of it: cron-utils computes nothing from the expression alone.
  @Benchmark
  public void readByCronUtils(Blackhole hole) {
    hole.consume(ExecutionTime.forCron(parser.parse(DAILY)));
  }

  private int index() {
    next = (next + 1) % INSTANTS;
    return next;
  }

  private static org.quartz.CronExpression quartz() {
    try {
      var expression = new org.quartz.CronExpression(DAILY);
      expression.setTimeZone(TimeZone.getTimeZone(ZONE));
      return expression;
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
