// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.alert.AlertCondition;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertScope;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.alert.manage.AlertService;
import dev.dispatchee.alert.manage.DeliveryQuery;
import dev.dispatchee.calendar.CalendarQuery;
import dev.dispatchee.calendar.CalendarService;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogQuery;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.stream.LogStreams;
import dev.dispatchee.log.stream.Told;
import dev.dispatchee.node.Node;
import dev.dispatchee.overview.OverviewService;
import dev.dispatchee.page.NameQuery;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.statistics.StatisticsService;
import dev.dispatchee.trigger.TriggerFilter;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.edit.TriggerView;
import dev.dispatchee.trigger.group.GroupService;
import dev.dispatchee.trigger.runnow.RunNowService;
import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What services answer of three triggers: everybody's, ours and theirs. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SeenByGroupsTest {

  private static final Set<String> US = Set.of(Roles.EDITOR, "ours");
  private static final Set<String> ADMINISTRATOR = Set.of(Roles.ADMIN);

  // One for all tests on a database: beans take longer to start than all that is tried here.
  private static EngineOnDatabase engine;
  private static ServicesOnDatabase services;

  private final RunSubject everybodys;
  private final RunSubject ours;
  private final RunSubject theirs;

  SeenByGroupsTest(TestDatabase kind) {
    if (engine == null) {
      engine = new EngineOnDatabase(kind);
      services = new ServicesOnDatabase(engine);
    }
    everybodys = trigger();
    ours = restricted("ours");
    theirs = restricted("theirs");
  }

  private RunSubject trigger() {
    return engine
        .aTrigger()
        .ofExecutor("open")
        .inGroup("line", 5)
        .withOverlap()
        .every(Duration.ofHours(1))
        .dueAt(NOON.minusSeconds(9))
        .create();
  }

  private RunSubject restricted(String group) {
    var subject = trigger();
    restrict(subject, new AccessGroups(List.of(group), List.of(), List.of()));
    return subject;
  }

  private void restrict(RunSubject subject, AccessGroups access) {
    Refusals.name(engine, subject, access);
  }

  @AfterEach
  void deleteAll() {
    for (var table : List.of("alert_event", "alert_delivery", "alert_rule", "log", "trigger")) {
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
  void listsCountsAndFindsTriggers() throws Exception {
    var all = new TriggerFilter(null, null, List.of(), List.of(), null, null);
    var query = new TriggerQuery(all, List.of(new TriggerQuery.Sort("id", true)), 1, 20);
    services.tryAs(
        US,
        DispatchTriggerService.class,
        service -> {
          var page = service.list(query);
          assertThat(page.items())
              .extracting(TriggerView::id)
              .containsExactly(id(everybodys), id(ours));
          assertThat(page.totalCount()).isEqualTo(2);
          assertThat(page.items().get(1).may()).containsExactly("view", "run", "edit");
          assertThat(service.findByExternalReferenceCode("code-" + ours.trigger())).isPresent();
          assertThat(service.findByExternalReferenceCode("code-" + theirs.trigger())).isEmpty();
          refused(() -> service.get(theirs.trigger()));
        });
    services.tryAs(
        ADMINISTRATOR,
        DispatchTriggerService.class,
        service -> assertThat(service.list(query).totalCount()).isEqualTo(3));
  }

  @Test
  void listsCountsAndFindsLogsOfTriggersThereAndGone() throws Exception {
    var seen = queue(ours);
    var hidden = queue(theirs);
    for (boolean gone : List.of(false, true)) {
      if (gone) {
        engine.update("delete from dispatch_trigger where id = " + theirs.trigger());
      }
      services.tryAs(
          US,
          DispatchLogService.class,
          service -> {
            for (var query : List.of(logs(null), logs("line"))) {
              var page = service.list(query);
              assertThat(page.items()).extracting("id").containsExactly(seen.value());
              assertThat(page.totalCount()).isEqualTo(1);
            }
            assertThat(service.get(seen).triggerId()).isEqualTo(id(ours));
            refused(() -> service.get(hidden));
            refused(() -> service.outputSize(hidden));
            refused(() -> service.cancel(hidden));
          });
    }
  }

  private static LogQuery logs(String group) {
    return new LogQuery(
        null,
        null,
        group,
        null,
        List.of(),
        null,
        null,
        null,
        null,
        LogQuery.Sort.queuedDate,
        true,
        null,
        20,
        true);
  }

  @Test
  void tellsNoMoreOfARunWhoseTriggerIsHiddenMeanwhile() throws Exception {
    var run = queue(everybodys);
    var told = new Told();
    services.tryAs(US, DispatchLogService.class, service -> service.follow(run, 0, told));
    services.tryAs(US, LogStreams.class, LogStreams::look);
    assertThat(told.events()).containsExactly("status QUEUED @0");

    restrict(everybodys, new AccessGroups(List.of("theirs"), List.of(), List.of()));
    services.tryAs(US, LogStreams.class, LogStreams::look);

    assertThat(told.events()).containsExactly("status QUEUED @0", "end");
  }

  @Test
  void deletesNoLogsOfTriggersThatOthersEdit() throws Exception {
    restrict(ours, new AccessGroups(List.of("ours"), List.of(), List.of("theirs")));
    for (var subject : List.of(everybodys, ours, theirs)) {
      AlertsOnDatabase.on(engine).end(subject, RunStatus.SUCCESSFUL);
    }
    services.tryAs(
        US,
        DispatchLogService.class,
        service ->
            assertThat(service.deleteEnded(null, NOON.plus(Duration.ofDays(1)))).isEqualTo(1));
  }

  @Test
  void runsNothingWithOtherSettingsThatOthersEdit() throws Exception {
    restrict(ours, new AccessGroups(List.of("ours"), List.of(), List.of("theirs")));
    services.tryAs(
        US,
        RunNowService.class,
        service -> {
          service.run(ours.trigger(), RunRequest.of(OnOverlap.QUEUE));
          assertThatExceptionOfType(ForbiddenException.class)
              .isThrownBy(
                  () ->
                      service.run(
                          ours.trigger(),
                          new RunRequest(OnOverlap.QUEUE, Map.of("a", "b"), null, null)));
        });
  }

  @Test
  void countsTheOverview() throws Exception {
    AlertsOnDatabase.on(engine).end(ours, RunStatus.SUCCESSFUL);
    AlertsOnDatabase.on(engine).end(theirs, RunStatus.FAILED);
    queue(theirs);
    services.tryAs(
        US,
        OverviewService.class,
        service -> {
          var overview = service.now();
          assertThat(overview.activeTriggers()).isEqualTo(2);
          assertThat(overview.queued()).isZero();
          assertThat(overview.lastHour().successful()).isEqualTo(1);
          assertThat(overview.lastHour().failed()).isZero();
          assertThat(overview.last24Hours()).isEqualTo(overview.lastHour());
        });
    services.tryAs(
        ADMINISTRATOR,
        OverviewService.class,
        service -> assertThat(service.now().last24Hours().failed()).isEqualTo(1));
  }

  @Test
  void tellsStatisticsAndTheTimeAhead() throws Exception {
    services.tryAs(
        US,
        StatisticsService.class,
        service -> {
          var ids = List.of(ours.trigger(), theirs.trigger());
          assertThat(service.latest(ids).items()).extracting("triggerId").containsExactly(id(ours));
          refused(() -> service.ofTrigger(theirs.trigger(), 3));
        });
    services.tryAs(
        US,
        CalendarService.class,
        service -> {
          var query =
              new CalendarQuery(NOON, NOON.plus(Duration.ofHours(1)), null, true, null, List.of());
          assertThat(service.of(query).items())
              .extracting("triggerId")
              .containsOnly(id(everybodys), id(ours));
        });
  }

  @Test
  void tellsOfRulesAndMessagesThatAreAboutSeenTriggersAlone() throws Exception {
    var alerts = AlertsOnDatabase.on(engine);
    var failed = new AlertCondition(AlertKind.FAILED, null, null, null);
    long ofOurs = alerts.rule(failed, new AlertScope(List.of(id(ours)), List.of()));
    long ofBoth = alerts.rule(failed, new AlertScope(List.of(id(ours), id(theirs)), List.of()));
    long ofAll = alerts.rule(failed, AlertScope.ALL);
    alerts.end(theirs, RunStatus.FAILED);
    alerts.group();
    engine.update(
        "update dispatch_alert_delivery set status = 'SENT' where rule_id = %d".formatted(ofAll));
    services.tryAs(
        US,
        AlertService.class,
        service -> {
          var rules = service.list(new NameQuery(null, 1, 20, false));
          assertThat(rules.items()).extracting("id").containsExactly(ofOurs, ofAll);
          assertThat(rules.items()).extracting("lastSentDate").containsOnlyNulls();
          assertThat(rules.totalCount()).isEqualTo(2);
          refused(() -> service.get(ofBoth));
          var messages = service.deliveries(new DeliveryQuery(null, null, null, 20, true));
          assertThat(messages.items()).isEmpty();
          assertThat(messages.totalCount()).isZero();
        });
    services.tryAs(
        ADMINISTRATOR,
        AlertService.class,
        service -> {
          assertThat(service.deliveries(new DeliveryQuery(null, null, null, 20, true)).items())
              .extracting("alertId")
              .containsExactlyInAnyOrder(ofBoth, ofAll);
          assertThat(service.get(ofAll).lastSentDate()).isNotNull();
        });
  }

  @Test
  void countsWhatIsInAGroup() throws Exception {
    queue(theirs);
    services.tryAs(
        US,
        GroupService.class,
        service -> {
          assertThat(service.get("line").triggers()).isEqualTo(2);
          assertThat(service.get("line").waiting()).isZero();
        });
  }

  @Test
  void findsNoGroupWhoseNameNoDatabaseCouldHold() throws Exception {
    services.tryAs(
        US,
        GroupService.class,
        service -> {
          refused(() -> service.get("a\0b"));
          refused(() -> service.delete("a\0b", VersionCondition.NONE));
        });
  }

  @Test
  void showsAllTriggersAsLongAsNoneIsRestricted() throws Exception {
    engine.update("update dispatch_trigger set access_groups = null");
    engine.update("delete from dispatch_trigger_viewer");
    services.tryAs(
        Set.of(Roles.VIEWER),
        OverviewService.class,
        service -> assertThat(service.now().activeTriggers()).isEqualTo(3));
  }

  private DispatchLogId queue(RunSubject subject) {
    return engine.queue(NewRun.manual(subject, NOON, Node.ANY, true, "bob")).log();
  }

  private static long id(RunSubject subject) {
    return subject.trigger().value();
  }

  private static void refused(Runnable call) {
    org.assertj.core.api.Assertions.assertThatThrownBy(call::run)
        .isInstanceOf(NotFoundException.class);
  }
}
