// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.access.Sight;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.chain.ChainSteps;
import dev.dispatchee.chain.MemberQueue;
import dev.dispatchee.configurator.SchemaOfNow;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.file.Files;
import dev.dispatchee.log.DispatchLog;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogLimits;
import dev.dispatchee.log.manage.LogRetention;
import dev.dispatchee.statistics.RollUp;
import dev.dispatchee.statistics.Statistics;
import dev.dispatchee.trigger.DispatchTrigger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Databases of all releases go on at the schema of now: what they hold is read and worked on by the
 * classes of the engine. Version 2 of the schema, which no release had, has {@code
 * UpgradeFromVersion2Test}.
 */
@ParameterizedClass
@MethodSource("fixtures")
class UpgradeFromReleasesTest {

  private static final long NIGHTLY = 1;
  private static final long MAILS = 3;
  private static final long CHAIN_RUN = 108;

  private final EngineOnDatabase engine;

  static Stream<Arguments> fixtures() {
    return ReleaseFixture.releases().stream()
        .flatMap(
            release -> Stream.of(TestDatabase.values()).map(kind -> Arguments.of(kind, release)));
  }

  UpgradeFromReleasesTest(TestDatabase kind, String release) {
    engine = new EngineOnDatabase(new ReleaseFixture(kind, release).load());
    var now = ReleaseFixture.migrations(kind).keySet();
    var applied = ReleaseFixture.applied(engine.database);
    int newest = applied.stream().mapToInt(Integer::intValue).max().orElseThrow();
    var missing = now.stream().filter(one -> one < newest && !applied.contains(one)).toList();
    var reason = "%s was written before V%s came to be".formatted(release, missing);
    if (release.equals(System.getProperty("dispatch.release"))) {
      assertThat(applied).as(reason).isEqualTo(now);
    }
    // What is not out yet may still get migrations in between.
    assumeTrue(missing.isEmpty(), reason);

    SchemaOfNow.migrate(engine.database);
    assertThat(ReleaseFixture.applied(engine.database)).isEqualTo(now);
  }

  @Test
  void triggersAndLogsAreRead() {
    try (var sessions =
        EntitySessions.on(engine.database.dataSource(), DispatchTrigger.class, DispatchLog.class)) {
      sessions.getSchemaManager().validateMappedObjects();
      sessions.inTransaction(
          session -> {
            var definition = session.find(DispatchTrigger.class, NIGHTLY).definition();
            assertThat(definition.name()).isEqualTo("nightly");
            assertThat(definition.schedule().cronExpression()).isEqualTo("0 0 * * * ?");
            assertThat(definition.schedule().calendar()).isEqualTo("Holidays");
            assertThat(definition.labels()).containsExactly("orders", "managed-by:shop");
            assertThat(definition.rules().logLimits())
                .isEqualTo(
                    new LogLimits(Duration.ofDays(90), Duration.ofDays(1), 1000, 100, 500, 10));
            var starts = session.find(DispatchTrigger.class, MAILS).definition().rules().starts();
            assertThat(starts.concurrencyGroup()).isEqualTo("mail");
            assertThat(starts.rateLimit()).isEqualTo(5);
            var logs = session.createQuery("select l from DispatchLog l", DispatchLog.class).list();
            assertThat(logs).hasSize(11).allMatch(log -> log.status() != null);
          });
    }
    assertThat(engine.logsOf(NIGHTLY))
        .extracting(LogRow::status)
        .contains("SUCCESSFUL", "FAILED", "TIMED_OUT", "MISSED", "CANCELED", "QUEUED");
    assertThat(engine.storedOutput()).contains("said");
  }

  @Test
  void openRunsGoOn() {
    var lost = engine.lostRuns.endThoseOfEarlierStarts(engine.node);
    assertThat(lost.runs())
        .extracting(run -> run.log().value())
        .contains(107L)
        .doesNotContain(108L);

    var claimed = engine.claims.claim(List.of(), List.of("hello"), 9).claimed();
    assertThat(claimed).extracting(run -> run.key().log().value()).contains(106L, 110L);
    assertThat(engine.number("select count(*) from dispatch_permit where log_id = 106"))
        .as("the rate and the group of the run that waited")
        .isEqualTo(2);
  }

  @Test
  void chainsGoOn() {
    var steps =
        new ChainSteps(
            engine.database,
            new MemberQueue(engine.inserts, engine.executors(), engine.nodes),
            engine.results,
            engine.clock);
    assertThat(steps.ready()).isEmpty();

    engine.update(
        """
        update dispatch_log set status = 'SUCCESSFUL', is_open = false, end_date = start_date
        where id = 111
        """);
    assertThat(steps.ready()).extracting(DispatchLogId::value).containsExactly(CHAIN_RUN);
    steps.take(new DispatchLogId(CHAIN_RUN));

    assertThat(engine.text("select status from dispatch_log where id = 108"))
        .isEqualTo("SUCCESSFUL");
    assertThat(engine.number("select count(*) from dispatch_chain_run")).isZero();
  }

  @Test
  void whatIsDueFires() {
    engine.dueTriggers.fireDue();

    assertThat(engine.logsOf(NIGHTLY))
        .filteredOn(log -> log.planned().equals(EngineOnDatabase.NOON))
        .hasSize(1);
  }

  @Test
  void alertsAreRead() {
    engine.alertRules.look();

    assertThat(engine.alertRules.of(AlertKind.FAILED, EngineOnDatabase.NOON))
        .singleElement()
        .satisfies(rule -> assertThat(rule.definition().name()).isEqualTo("It failed"));
  }

  @Test
  void calendarsAreRead() {
    assertThat(engine.calendars.find("Holidays")).isPresent();
    assertThat(engine.calendars.list(null, 1, 10, Sight.EVERYTHING).items())
        .singleElement()
        .satisfies(calendar -> assertThat(calendar.name()).isEqualTo("Holidays"));
  }

  @Test
  void filesAreRead() throws IOException {
    var file =
        new Files(engine.database, FileRules.DEFAULT, engine.clock).find(NIGHTLY).orElseThrow();

    assertThat(file.name()).isEqualTo("job.zip");
    try (var content = file.open()) {
      assertThat(new String(content.readAllBytes(), UTF_8)).isEqualTo("data");
    }
  }

  @Test
  void statisticsGoOnAndKeepWhatTheyHadCounted() {
    var rollUp = new RollUp(engine.database, engine.clock);
    var retention = new LogRetention(engine.database, engine.clock, LogLimits.NONE);

    retention.deleteExpired(rollUp.rollUp());

    assertThat(new Statistics(engine.database, engine.clock).usualOfMany(List.of(NIGHTLY)))
        .containsKey(NIGHTLY);
    assertThat(
            engine.number("select successful from dispatch_trigger_day where day_number = 20780"))
        .isEqualTo(20);
  }
}
