// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.OpenRuns;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.trigger.group.GroupService;
import dev.dispatchee.trigger.group.GroupView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The runs of a group are listed as it counts them. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunsOfGroupsTest {

  private static final Set<String> ADMINISTRATOR = Set.of(Roles.ADMIN);
  private static final Instant SOON = NOON.plusSeconds(1);

  // One for all tests on a database: beans take longer to start than all that is tried here.
  private static EngineOnDatabase engine;
  private static ServicesOnDatabase services;

  RunsOfGroupsTest(TestDatabase kind) {
    if (engine == null) {
      engine = new EngineOnDatabase(kind);
      services = new ServicesOnDatabase(engine);
    }
  }

  @AfterEach
  void deleteAll() {
    for (var table : List.of("permit", "slot", "log", "trigger", "gate")) {
      engine.update("delete from dispatch_" + table);
    }
  }

  // Not after all: then the tests of the second database would be on the first.
  @AfterParameterizedClassInvocation
  static void close() {
    services.close();
    engine = null;
  }

  @Test
  void openOnesAreThoseThatHaveAPlaceOrWaitForOne() throws Exception {
    var moved = in("mail", 2).create();
    var limited = engine.aTrigger().inGroup("mail", 2).atMost(1, Duration.ofHours(1)).create();
    var plain = in("mail", 2).create();
    var other = in("other").create();
    var free = engine.aTrigger().withOverlap().create();
    var inMail = queue(1, moved, limited);
    claim(2);
    var waiting = queue(2, plain, limited);
    queue(1, free);
    var inOther = queue(1, other, moved);
    move(moved, "other");
    claim(10);
    var later = engine.queue(NewRun.manual(plain, NOON.plusSeconds(60), Node.ANY, true, "ann"));
    // A change of the trigger that crossed with the run, and is put right within a minute.
    var crossed = queue(1, plain);
    engine.update(
        "update dispatch_trigger set concurrency_group = 'other' where id = " + id(plain));

    assertThat(ids("mail", RunStatus.IN_PROGRESS)).containsExactlyElementsOf(inMail);
    assertThat(ids("other", RunStatus.IN_PROGRESS)).containsExactlyElementsOf(inOther);
    waiting.addAll(crossed);
    assertThat(due("mail")).containsExactlyElementsOf(waiting);
    assertThat(due("other")).isEmpty();
    assertThat(ids("mail", RunStatus.QUEUED)).contains(later.log().value()).hasSize(6);
    assertThat(ids("mail")).hasSize(8);
    for (var name : List.of("mail", "other")) {
      assertThat(ids(name, RunStatus.IN_PROGRESS)).hasSize(group(name).inUse());
      assertThat(due(name)).hasSize(group(name).waiting());
    }
  }

  @Test
  void oneThatStartedBeforeItsGroupWasMadeAnewHasNoPlaceInIt() throws Exception {
    var left = in("mail").create();
    queue(1, left);
    claim(1);
    engine.update("update dispatch_trigger set concurrency_group = null");
    engine.update("delete from dispatch_permit");

    assertThat(group("mail").inUse()).isZero();
    assertThat(ids("mail")).isEmpty();
  }

  @Test
  void endedOnesAreThoseOfTriggersThatAreInItNow() throws Exception {
    var stays = in("mail").create();
    var moved = in("mail").create();
    in("other").create();
    var ofStays = queue(1, stays);
    var ofMoved = queue(1, moved);
    claim(2).forEach(this::end);
    move(moved, "other");

    assertThat(ids("mail")).isEqualTo(ofStays);
    assertThat(ids("other")).isEqualTo(ofMoved);
    assertThat(ids("mail", RunStatus.SUCCESSFUL, RunStatus.QUEUED)).isEqualTo(ofStays);
    assertThat(ids("mail", RunStatus.FAILED)).isEmpty();
    assertThat(ids("none")).isEmpty();
  }

  @Test
  void endedOnesAreFoundAlsoWhenManyTriggersAreInIt() throws Exception {
    var runs = IntStream.rangeClosed(0, 501).mapToObj(i -> queue(1, in("mail").create())).toList();
    claim(502).forEach(this::end);

    assertThat(page(query("mail", null, 20, List.of())).totalCount()).isEqualTo(502);
    assertThat(ids("mail")).hasSize(200).contains(runs.get(501).get(0));
  }

  @Test
  void openAndEndedOnesAreOnTheSamePagesInOneOrder() throws Exception {
    var subject = in("mail").create();
    for (int i = 0; i < 4; i++) {
      var ended = queue(1, subject);
      claim(1).forEach(this::end);
      engine.clock.tick(Duration.ofSeconds(1));
      assertThat(ended).hasSize(1);
      engine.queue(NewRun.manual(subject, NOON.plusSeconds(100 - i), Node.ANY, true, "ann"));
    }
    for (var sort : LogQuery.Sort.values()) {
      for (boolean ascending : List.of(true, false)) {
        var all = page(query("mail", sort, ascending, null, 20)).items();
        var paged = new ArrayList<LogView>();
        KeyCursor cursor = null;
        do {
          var page = page(query("mail", sort, ascending, cursor, 3));
          assertThat(page.totalCount()).isEqualTo(8);
          paged.addAll(page.items());
          cursor = page.next();
        } while (cursor != null);

        assertThat(paged).isEqualTo(all).hasSize(8);
        assertThat(all)
            .extracting(
                log -> sort == LogQuery.Sort.queuedDate ? log.queuedDate() : log.plannedDate())
            .isSortedAccordingTo(ascending ? Instant::compareTo : (one, two) -> two.compareTo(one));
      }
    }
  }

  private TriggerRow in(String group) {
    return in(group, 1_000);
  }

  private TriggerRow in(String group, int maximum) {
    return engine.aTrigger().withOverlap().inGroup(group, maximum);
  }

  private void move(RunSubject subject, String group) {
    engine.update(
        "update dispatch_trigger set concurrency_group = '%s' where id = %s"
            .formatted(group, id(subject)));
    engine.database.runInTransaction(
        connection -> OpenRuns.moveQueued(connection, subject.trigger(), group));
  }

  private List<Long> queue(int each, RunSubject... subjects) {
    var queued = new ArrayList<Long>();
    for (var subject : subjects) {
      for (int i = 0; i < each; i++) {
        queued.add(engine.queue(NewRun.manual(subject, NOON, Node.ANY, true, "ann")).log().value());
      }
    }
    return queued;
  }

  private List<ClaimedRun> claim(int most) {
    return engine.claims.claim(List.of(), List.of("hello"), most).claimed();
  }

  private void end(ClaimedRun run) {
    engine.results.end(
        List.of(
            new RunResult(
                run, RunStatus.SUCCESSFUL, null, NOON, NOON, null, null, KeptOutput.NONE, null)));
  }

  private GroupView group(String name) throws Exception {
    var found = new ArrayList<GroupView>();
    services.tryAs(ADMINISTRATOR, GroupService.class, service -> found.add(service.get(name)));
    return found.get(0);
  }

  private List<Long> ids(String group, RunStatus... statuses) throws Exception {
    return ids(query(group, null, 200, List.of(statuses)));
  }

  private List<Long> due(String group) throws Exception {
    return ids(query(group, SOON, 200, List.of(RunStatus.QUEUED)));
  }

  private List<Long> ids(LogQuery query) throws Exception {
    var page = page(query);
    if (page.next() == null) {
      assertThat(page.totalCount()).isEqualTo(page.items().size());
    }
    return page.items().stream().map(LogView::id).sorted().toList();
  }

  private KeyPage<LogView> page(LogQuery query) throws Exception {
    var pages = new ArrayList<KeyPage<LogView>>();
    services.tryAs(
        ADMINISTRATOR, DispatchLogService.class, service -> pages.add(service.list(query)));
    return pages.get(0);
  }

  private static LogQuery query(String group, Instant to, int pageSize, List<RunStatus> statuses) {
    return new LogQuery(
        null,
        null,
        group,
        null,
        statuses,
        null,
        null,
        null,
        to,
        LogQuery.Sort.queuedDate,
        false,
        null,
        pageSize,
        true);
  }

  private static LogQuery query(
      String group, LogQuery.Sort sort, boolean ascending, KeyCursor cursor, int pageSize) {
    return new LogQuery(
        null, null, group, null, List.of(), null, null, null, null, sort, ascending, cursor,
        pageSize, true);
  }

  private static long id(RunSubject subject) {
    return subject.trigger().value();
  }
}
