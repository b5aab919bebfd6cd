// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditEntry.Outcome;
import dev.dispatchee.audit.AuditRefusals.Attempt;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import dev.dispatchee.page.KeyCursor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditRowsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;
  private final AuditRows rows;
  private final AuditRefusals refusals;

  AuditRowsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    rows = new AuditRows(engine.database);
    refusals = new AuditRefusals(engine.database, engine.clock);
  }

  @Test
  void tellsAllOfAChange() {
    append(new AuditEntry(NOON, "ann", Action.UPDATE, "trigger", 5L, "five", "{}", "{\"a\":1}"));

    var row = list(all(10)).get(0);

    assertThat(row)
        .isEqualTo(
            new AuditView(
                row.id(),
                NOON,
                "ann",
                Action.UPDATE,
                Outcome.DONE,
                "trigger",
                5L,
                "five",
                "{}",
                "{\"a\":1}",
                null));
  }

  @Test
  void pagesTheNewestFirstAlthoughSeveralAreOfOneInstant() {
    for (int i = 1; i <= 7; i++) {
      append(entry(NOON.plusSeconds(i / 3), "ann", "trigger", (long) i));
    }

    var found = new ArrayList<Long>();
    KeyCursor cursor = null;
    do {
      var page = rows.list(new AuditQuery(null, null, null, null, null, cursor, 2, true));
      assertThat(page.totalCount()).isEqualTo(7);
      page.items().forEach(row -> found.add(row.entityId()));
      cursor = page.next();
    } while (cursor != null);

    assertThat(found).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
  }

  @Test
  void findsByEachFilter() {
    append(entry(NOON, "ann", "trigger", 1L));
    append(entry(NOON.plusSeconds(1), "bob", "trigger", 2L));
    append(entry(NOON.plusSeconds(2), "bob", "log", 3L));
    append(entry(NOON.plusSeconds(3), "bob", "logs", null));

    assertThat(ids(new AuditQuery("trigger", null, null, null, null, null, 9, false)))
        .containsExactly(2L, 1L);
    assertThat(ids(new AuditQuery("trigger", 1L, null, null, null, null, 9, false)))
        .containsExactly(1L);
    assertThat(ids(new AuditQuery("log", null, "bob", null, null, null, 9, false)))
        .containsExactly(3L);
    assertThat(
            ids(
                new AuditQuery(
                    null, null, null, NOON.plusSeconds(1), NOON.plusSeconds(3), null, 9, false)))
        .containsExactly(3L, 2L);
    assertThat(ids(new AuditQuery(null, null, "carl", null, null, null, 9, false))).isEmpty();
  }

  @Test
  void notesWhatWasRefusedAtMostOnceASecondForEachUserAndAction() {
    refusals.note(attempt("ann", 1L));
    refusals.note(attempt("ann", 2L));
    refusals.note(attempt("bob", 3L));
    engine.clock.tick(Duration.ofMillis(999));
    refusals.note(attempt("ann", 4L));
    engine.clock.tick(Duration.ofMillis(1));
    refusals.note(attempt("ann", 5L));

    assertThat(ids(all(10))).containsExactly(5L, 3L, 1L);
    var row = list(all(10)).get(0);
    assertThat(row.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(row.detail()).isEqualTo("403 no (and 2 more, not recorded one by one)");
    assertThat(row.before()).isNull();
    assertThat(row.entityName()).isNull();
  }

  @Test
  void namesWhatWasKnownByItsNumber() {
    var trigger = engine.aTrigger().create();
    var run = engine.queue(NewRun.scheduled(trigger, NOON, Node.ANY));
    long id = trigger.trigger().value();

    refusals.note(attempt("ann", id));
    refusals.note(new Attempt("bob", Action.CANCEL, "log", run.log().value(), null, "403 no"));
    refusals.note(attempt("carl", id + 1));
    engine.update("delete from dispatch_trigger where id = " + id);

    assertThat(list(all(10)))
        .extracting(AuditView::entityName)
        .containsExactly(null, trigger.triggerName(), trigger.triggerName());
  }

  @Test
  void nobodyHidesAnAttemptBehindANameThatCannotBeStored() {
    refusals.note(
        new Attempt("an\0n", Action.DELETE, "x\ud83d", null, "a\0b\ude00", "405 no \ud83d\0"));

    var row = list(all(10)).get(0);
    assertThat(row.user()).isEqualTo("an\uFFFDn");
    assertThat(row.entity()).isEqualTo("x\uFFFD");
    assertThat(row.entityName()).isEqualTo("a\uFFFDb\uFFFD");
    assertThat(row.detail()).isEqualTo("405 no \uFFFD\uFFFD");
  }

  @Test
  void aDecoyHidesNoOtherAction() {
    refusals.note(attempt("ann", 1L));
    refusals.note(new Attempt("ann", Action.RUN, "trigger", 2L, null, "403 no"));

    assertThat(ids(all(10))).containsExactly(2L, 1L);
  }

  @Test
  void tellsHowManyWereLeftOutThoughNobodyIsRefusedAgain() {
    refusals.note(attempt("ann", 1L));
    refusals.note(attempt("ann", 2L));
    refusals.note(attempt("ann", 3L));
    refusals.noteLeftOut();
    assertThat(ids(all(10))).as("within the second").containsExactly(1L);

    engine.clock.tick(Duration.ofSeconds(1));
    refusals.noteLeftOut();
    refusals.noteLeftOut();

    assertThat(ids(all(10))).containsExactly(3L, 1L);
    assertThat(list(all(10)).get(0).detail())
        .isEqualTo("403 no (and 1 more, not recorded one by one)");
  }

  @Test
  void cutsWhatIsTooLongForItsColumn() {
    refusals.note(
        new Attempt(
            "ü".repeat(300), Action.RUN, "trigger", null, "n".repeat(300), "d".repeat(2000)));

    var row = list(all(10)).get(0);

    assertThat(row.user()).hasSize(255);
    assertThat(row.entityName()).hasSize(255);
    assertThat(row.detail()).hasSize(1000);
  }

  @Test
  void cutsAsTheColumnCounts() {
    refusals.note(
        new Attempt("ann", Action.RUN, "trigger", null, "\ud83d\ude00".repeat(200), "no"));

    assertThat(list(all(10)).get(0).entityName()).startsWith("\ud83d\ude00").hasSize(255);
  }

  private List<AuditView> list(AuditQuery query) {
    return rows.list(query).items();
  }

  private List<Long> ids(AuditQuery query) {
    return list(query).stream().map(AuditView::entityId).toList();
  }

  private static AuditQuery all(int pageSize) {
    return new AuditQuery(null, null, null, null, null, null, pageSize, false);
  }

  private static Attempt attempt(String user, Long id) {
    return new Attempt(user, Action.DELETE, "trigger", id, null, "403 no");
  }

  private static AuditEntry entry(Instant date, String user, String entity, Long id) {
    return new AuditEntry(date, user, Action.CREATE, entity, id, "name", null, "{}");
  }

  private void append(AuditEntry entry) {
    engine.database.runInTransaction(connection -> AuditTrail.append(connection, entry));
  }
}
