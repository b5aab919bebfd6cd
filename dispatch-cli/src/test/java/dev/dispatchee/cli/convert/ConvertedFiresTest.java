// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.convert.fires.CronieFires;
import dev.dispatchee.cli.convert.fires.ForeignFires;
import dev.dispatchee.cli.convert.fires.QuartzFires;
import dev.dispatchee.cli.convert.fires.SpringFires;
import dev.dispatchee.cli.convert.spring.RandomSpring;
import dev.dispatchee.schedule.CronExpression;
import dev.dispatchee.schedule.DaylightSavingRule;
import dev.dispatchee.schedule.RandomExpressions;
import dev.dispatchee.schedule.Schedule;
import dev.dispatchee.schedule.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What a conversion says of fires is so, for random expressions: if it says that they are the same,
 * they are the same wherever one looks within the next year, clock changes included.
 */
class ConvertedFiresTest {

  private static final int COUNT = Integer.getInteger("convert.comparisons", 400);
  private static final int LOOKS = 8;
  private static final int FIRES = 40;
  private static final Instant AFTER = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);
  private static final Instant END = AFTER.plus(YEAR);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");

  private final long seed = Long.getLong("convert.seed", 20_261_130);
  private final Random random = new Random(seed);

  @Test
  void firesAsQuartzDoesOrSaysSo() {
    var expressions = new RandomExpressions(random);
    var tally =
        compare(
            expressions::quartz,
            text -> Optional.of(text),
            (text, zone) -> QuartzFires.of("Quartz", text, zone));

    assertThat(tally.sameInUtc).as(tally.toString()).isGreaterThan(COUNT * 3 / 4);
  }

  @Test
  void firesAsCronDoesOrSaysSo() {
    var expressions = new RandomExpressions(random);
    var tally =
        compare(
            expressions::unix,
            text -> Optional.of(text),
            (text, zone) -> CronieFires.of(text, zone, true));

    assertThat(tally.sameInUtc).as(tally.toString()).isEqualTo(COUNT);
    assertThat(tally.sameInBerlin).as(tally.toString()).isGreaterThan(COUNT / 2);
  }

  @Test
  void firesAsSpringDoesOrSaysSo() {
    var expressions = new RandomSpring(random);
    var tally = compare(expressions::next, RandomSpring::ours, SpringFires::of);

    assertThat(tally.sameInUtc).as(tally.toString()).isGreaterThan(COUNT * 3 / 4);
  }

  private interface Engine {
    Optional<ForeignFires> fires(String text, ZoneId zone);
  }

  private static final class Tally {
    int sameInUtc;
    int sameInBerlin;
    final List<String> different = new ArrayList<>();

    @Override
    public String toString() {
      return "the same in UTC: %d, in Berlin: %d, different in UTC: %s"
          .formatted(sameInUtc, sameInBerlin, different);
    }
  }

  private Tally compare(
      Supplier<String> theirs, Function<String, Optional<String>> ours, Engine engine) {
    var tally = new Tally();
    int compared = 0;
    while (compared < COUNT) {
      var text = theirs.get();
      var written = ours.apply(text).filter(ConvertedFiresTest::fires);
      if (written.isPresent() && engine.fires(text, UTC).isPresent()) {
        if (isTheSame(text, written.get(), UTC, engine)) {
          tally.sameInUtc++;
        } else {
          tally.different.add(text);
        }
        tally.sameInBerlin += isTheSame(text, written.get(), BERLIN, engine) ? 1 : 0;
        compared++;
      }
    }
    return tally;
  }

  private static boolean fires(String expression) {
    try {
      CronExpression.parse(expression);
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  /** What the conversion says, having made sure that it is so. */
  private boolean isTheSame(String text, String written, ZoneId zone, Engine engine) {
    var theirs = engine.fires(text, zone).orElseThrow();
    var conversion =
        new Conversion(
            "kind", "source", new ConversionOptions(ExecutorMap.empty(), zone, AFTER, false));
    var job = conversion.job("place", "code", "name");
    new JobSchedule(job, conversion.options()).cron(text, written, zone, Optional.of(theirs));
    if (job.verdict() != Verdict.MAPS) {
      return false;
    }
    var definition = job.definition();
    var rule =
        DaylightSavingRule.valueOf(
            (String) definition.getOrDefault("daylightSavingRule", "RUN_ONCE"));
    var schedule =
        Schedule.cron(
            CronExpression.parse((String) definition.get("cronExpression")),
            zone,
            rule,
            Window.always());
    for (int i = 0; i < LOOKS; i++) {
      look(theirs, schedule, text, zone);
    }
    return true;
  }

  private void look(ForeignFires theirs, Schedule schedule, String text, ZoneId zone) {
    var any = AFTER.plusSeconds(random.nextLong(YEAR.toSeconds()));
    // Asked on the day to which a W has moved, Quartz passes over it: no trigger that goes on is.
    var from =
        text.contains("W")
            ? any.atZone(UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant()
            : any;
    var ours = new ArrayList<Instant>();
    var next = schedule.nextFire(from);
    while (next.isPresent() && !next.get().isAfter(END) && ours.size() < FIRES) {
      ours.add(next.get());
      next = schedule.nextFire(next.get());
    }
    assertThat(theirs.some(from, END, FIRES))
        .as("%s in %s from %s (convert.seed=%d)", text, zone, from, seed)
        .isEqualTo(ours);
  }
}
