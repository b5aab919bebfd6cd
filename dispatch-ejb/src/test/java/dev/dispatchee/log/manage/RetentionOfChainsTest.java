// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.LogLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The runs of a chain go with it, whatever their own triggers say. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RetentionOfChainsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;
  private static final Instant DAY_AGO = NOON.minus(Duration.ofDays(1));

  private final EngineOnDatabase engine;
  private final PastRuns chains;
  private final PastRuns members;
  private final long chain;
  private final long member;

  RetentionOfChainsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    var chain = engine.aTrigger().create();
    var member = engine.aTrigger().create();
    chains = new PastRuns(engine, chain);
    members = new PastRuns(engine, member);
    this.chain = chain.trigger().value();
    this.member = member.trigger().value();
    engine.update(
        "update dispatch_trigger set log_retention_millis = %d where id = %d"
            .formatted(Duration.ofDays(30).toMillis(), chain.trigger().value()));
  }

  @Test
  void aMemberStaysForAsLongAsItsChain() {
    chains.add(1, "FAILED", DAY_AGO, DAY_AGO);
    members.addMember(2, "FAILED", DAY_AGO, DAY_AGO, 1);
    members.add(3, "FAILED", DAY_AGO, DAY_AGO);

    delete();

    assertThat(members.ids()).containsExactly(2L);
  }

  @Test
  void membersGoWithTheirChainAndSoDoTheirs() {
    chains.add(1, "FAILED", DAY_AGO, DAY_AGO);
    chains.addMember(2, "FAILED", DAY_AGO, DAY_AGO, 1);
    members.addMember(3, "FAILED", DAY_AGO, DAY_AGO, 2);
    members.addMember(4, "SUCCESSFUL", DAY_AGO, DAY_AGO, 2);
    members.addMember(5, "SUCCESSFUL", DAY_AGO.plusSeconds(1), DAY_AGO.plusSeconds(1), 1);
    members.addMember(6, "IN_PROGRESS", DAY_AGO, null, 1);
    keep("log_limit = 0, log_retention_millis = %d".formatted(Duration.ofDays(9).toMillis()));

    delete();

    assertThat(chains.ids()).isEmpty();
    // The newest success of their trigger, and what goes on.
    assertThat(members.ids()).containsExactlyInAnyOrder(5L, 6L);
  }

  @Test
  void whoLimitsAChainTakesNoLogsOfMembersThatNameGroups() {
    chains.add(1, "FAILED", DAY_AGO, DAY_AGO);
    members.addMember(2, "FAILED", DAY_AGO, DAY_AGO, 1);
    keep("log_limit = 0 where id = " + chain);
    engine.update(
        "update dispatch_trigger set access_groups = '{\"edit\":[\"ours\"]}' where id = " + member);
    engine.update(
        "update dispatch_trigger set log_retention_millis = %d where id = %d"
            .formatted(Duration.ofDays(30).toMillis(), member));

    delete();
    delete();

    assertThat(chains.ids()).isEmpty();
    assertThat(members.ids()).containsExactly(2L);
  }

  @Test
  void manyMembersGoInBatches() {
    chains.add(1, "FAILED", DAY_AGO, DAY_AGO);
    LongStream.rangeClosed(2, 1_300)
        .forEach(id -> members.addMember(id, "FAILED", DAY_AGO, DAY_AGO, 1));
    keep("log_limit = 0, log_retention_millis = %d".formatted(Duration.ofDays(9).toMillis()));

    assertThat(retention().deleteExpired(NOON, 700)).isEqualTo(1_000);
    assertThat(chains.ids()).containsExactly(1L);

    assertThat(retention().deleteExpired(NOON, 700)).isEqualTo(300);
    assertThat(List.of(chains.ids(), members.ids())).allMatch(List::isEmpty);
  }

  @Test
  void whatIsLeftOfADeletedChainGoesByItsOwnTrigger() {
    members.addMember(2, "FAILED", DAY_AGO, DAY_AGO, 1);

    delete();

    assertThat(members.ids()).isEmpty();
  }

  private void keep(String assignments) {
    engine.update("update dispatch_trigger set " + assignments);
  }

  private void delete() {
    retention().deleteExpired(NOON);
  }

  private LogRetention retention() {
    return new LogRetention(engine.database, engine.clock, LogLimits.NONE);
  }
}
