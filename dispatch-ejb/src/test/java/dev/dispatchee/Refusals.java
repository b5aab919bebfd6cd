// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static dev.dispatchee.EngineOnDatabase.NOON;
import static dev.dispatchee.Roles.ADMIN;
import static dev.dispatchee.Roles.EDITOR;
import static dev.dispatchee.Roles.RUNNER;

import dev.dispatchee.RefusedBeforeWaitingTest.Refusal;
import dev.dispatchee.ServicesOnDatabase.ThrowingUse;
import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.Viewers;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertsOnDatabase;
import dev.dispatchee.alert.manage.AlertDraft;
import dev.dispatchee.alert.manage.AlertService;
import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.businesscalendar.CalendarDraft;
import dev.dispatchee.businesscalendar.CalendarValidation;
import dev.dispatchee.file.FileTooLargeException;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.NodeService;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.StaleVersionException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.trigger.TriggerFilter;
import dev.dispatchee.trigger.backfill.BackfillRequest;
import dev.dispatchee.trigger.backfill.BackfillService;
import dev.dispatchee.trigger.bulk.BulkChangeService;
import dev.dispatchee.trigger.bulk.DefinitionService;
import dev.dispatchee.trigger.draft.AccessDraft;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.ExecutorNotReadyException;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.edit.FileCondition;
import dev.dispatchee.trigger.edit.TriggerFileService;
import dev.dispatchee.trigger.edit.UnsupportedFileException;
import dev.dispatchee.trigger.group.GroupDraft;
import dev.dispatchee.trigger.group.GroupService;
import dev.dispatchee.trigger.rebind.BusinessCalendarService;
import dev.dispatchee.trigger.runnow.RunNowService;
import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call of each method that writes for each reason that it has to refuse one. */
final class Refusals {

  /** Methods that refuse nobody who has the role: they take nothing that could be wrong. */
  static final List<String> OF_NOBODY_WITH_THE_ROLE =
      List.of(
          "SchedulerService.pause",
          "SchedulerService.resume",
          "AuditService.list",
          "DefinitionService.export");

  private static final DispatchTriggerId NOTHING = new DispatchTriggerId(999_999_999);
  private static final DispatchLogId NO_LOG = new DispatchLogId(999_999_999);
  private static final VersionCondition ANY = VersionCondition.NONE;
  private static final VersionCondition STALE = VersionCondition.oneOf(Set.of(77L));
  private static final TriggerFilter ALL =
      new TriggerFilter(null, null, List.of(), List.of(), null, "");
  private static final TriggerDraft WRONG =
      Drafts.aDraft()
          .with("dispatchTaskExecutorType", "open")
          .with("name", "x".repeat(2_000_000))
          .build();
  private static final AlertDraft NO_ALERT =
      new AlertDraft("x", null, null, null, null, null, null, null, null, null, null, null, null);

  private static final TriggerDraft NOT_HIS =
      Drafts.aDraft().with("dispatchTaskExecutorType", "restricted").build();

  private static final TriggerDraft UNREADY =
      Drafts.aDraft()
          .with("dispatchTaskExecutorType", "unready")
          .with("externalReferenceCode", "unready")
          .with("cronExpression", "0 0 0 1 1 ?")
          .with("active", true)
          .build();

  private static final TriggerDraft RENAMED =
      Drafts.aDraft().with("dispatchTaskExecutorType", "open").with("system", true).build();

  private static final CalendarDraft CALENDAR = new CalendarDraft("Days", null, null, null, null);

  private final List<Refusal<?>> all = new ArrayList<>();

  private Refusals() {}

  static List<Refusal<?>> on(EngineOnDatabase engine) {
    var refusals = new Refusals();
    var open = engine.aTrigger().ofExecutor("open").create();
    var restricted = engine.aTrigger().ofExecutor("restricted").create();
    var system = engine.aTrigger().ofExecutor("open").create().trigger();
    refusals.ofTriggers(open.trigger(), restricted.trigger());
    engine.update("update dispatch_trigger set system_trigger = true where id = " + system);
    refusals.ofSystemTriggers(system);
    refusals.ofFiles(open.trigger(), restricted.trigger(), system);
    refusals.ofRuns(open.trigger(), restricted.trigger());
    var others = new RunSubject(restricted.trigger(), "", "restricted", "{\"a\":\"b\"}", 4);
    refusals.ofRerun(engine.queue(NewRun.manual(others, NOON, Node.ANY, true, "bob")).log());
    refusals.ofMany();
    var hidden = engine.aTrigger().ofExecutor("open").create();
    name(engine, hidden, new AccessGroups(List.of("others"), List.of(), List.of()));
    var shown = engine.aTrigger().ofExecutor("open").create();
    name(engine, shown, new AccessGroups(List.of(), List.of("others"), List.of()));
    refusals.ofClosedTriggers(
        hidden.trigger(),
        shown.trigger(),
        engine.queue(NewRun.manual(shown, NOON, Node.ANY, true, "bob")).log().value());
    var unready = engine.aTrigger().ofExecutor("unready").create().trigger();
    engine.update(
        "update dispatch_trigger set cron_expression = '0 0 0 1 1 ?' where id = " + unready);
    refusals.ofWhatIsNotReady(unready);
    refusals.ofLogs(
        engine.queue(NewRun.manual(open, NOON, Node.ANY, true, "bob")).log(),
        engine.queue(NewRun.missed(open, NOON)).log());
    refusals.ofAlerts(engine);
    refusals.ofGroups(engine);
    refusals.of(NodeService.class, "drain", ADMIN, NotFoundException.class, s -> s.drain("a\0b"));
    refusals.of(NodeService.class, "drain", ADMIN, NotFoundException.class, s -> s.drain("none"));
    refusals.of(NodeService.class, "resume", ADMIN, NotFoundException.class, s -> s.resume("none"));
    refusals.ofCalendars(
        engine.database.inTransaction(
            connection ->
                engine.calendars.add(
                    connection, CalendarValidation.validate(CALENDAR), "ada", NOON)));
    return refusals.all;
  }

  private void ofAlerts(EngineOnDatabase engine) {
    long rule = AlertsOnDatabase.on(engine).rule(AlertKind.FAILED);
    var type = AlertService.class;
    of(type, "create", ADMIN, ValidationException.class, s -> s.create(NO_ALERT, List.of()));
    of(type, "change", ADMIN, NotFoundException.class, s -> change(s, 999_999, ANY));
    of(type, "change", ADMIN, StaleVersionException.class, s -> change(s, rule, STALE));
    of(type, "change", ADMIN, ValidationException.class, s -> change(s, rule, ANY));
    of(type, "delete", ADMIN, NotFoundException.class, s -> s.delete(999_999, ANY));
    of(type, "delete", ADMIN, StaleVersionException.class, s -> s.delete(rule, STALE));
    of(type, "test", ADMIN, NotFoundException.class, s -> s.test(999_999));
  }

  private void ofGroups(EngineOnDatabase engine) {
    engine.aTrigger().inGroup("used", 1).create();
    var type = GroupService.class;
    var none = new GroupDraft(null, null, null);
    var one = new GroupDraft(null, null, BigInteger.ONE);
    of(type, "put", EDITOR, ValidationException.class, s -> s.put("used", none, ANY, List.of()));
    of(type, "put", EDITOR, StaleVersionException.class, s -> s.put("used", one, STALE, List.of()));
    of(type, "put", EDITOR, StaleVersionException.class, s -> s.put("new", one, STALE, List.of()));
    of(type, "delete", EDITOR, NotFoundException.class, s -> s.delete("none", ANY));
    of(type, "delete", EDITOR, StaleVersionException.class, s -> s.delete("used", STALE));
    of(type, "delete", EDITOR, ConflictException.class, s -> s.delete("used", ANY));
    var unknown = Drafts.aDraft().with("dispatchTaskExecutorType", "open");
    var missing = unknown.with("concurrencyGroup", "missing").build();
    of(
        DispatchTriggerService.class,
        "create",
        EDITOR,
        ValidationException.class,
        s -> s.create(missing, List.of()));
  }

  private static void change(AlertService service, long rule, VersionCondition condition) {
    service.change(rule, before -> NO_ALERT, condition, List.of());
  }

  private void ofCalendars(long calendar) {
    var type = BusinessCalendarService.class;
    var nameless = new CalendarDraft(null, null, null, null, null);
    of(type, "create", EDITOR, ValidationException.class, s -> s.create(nameless));
    of(type, "createOfText", EDITOR, ValidationException.class, s -> s.createOfText("x", null));
    of(type, "replace", EDITOR, NotFoundException.class, s -> s.replace(999_999, CALENDAR, ANY));
    of(
        type,
        "replace",
        EDITOR,
        StaleVersionException.class,
        s -> s.replace(calendar, nameless, STALE));
    of(type, "replace", EDITOR, ValidationException.class, s -> s.replace(calendar, nameless, ANY));
    of(
        type,
        "replaceByText",
        EDITOR,
        ValidationException.class,
        s -> s.replaceByText(calendar, "x", ANY));
    of(type, "delete", EDITOR, NotFoundException.class, s -> s.delete(999_999, ANY));
    of(type, "delete", EDITOR, StaleVersionException.class, s -> s.delete(calendar, STALE));
  }

  // The caller is in no group.
  private void ofClosedTriggers(DispatchTriggerId hidden, DispatchTriggerId shown, long log) {
    var type = DispatchTriggerService.class;
    of(type, "delete", EDITOR, NotFoundException.class, s -> s.delete(hidden, STALE));
    of(type, "delete", EDITOR, ForbiddenException.class, s -> s.delete(shown, STALE));
    of(type, "pause", EDITOR, NotFoundException.class, s -> s.pause(hidden, STALE));
    of(type, "pause", EDITOR, ForbiddenException.class, s -> s.pause(shown, STALE));
    of(
        type,
        "change",
        EDITOR,
        NotFoundException.class,
        s -> s.change(hidden, before -> WRONG, STALE, List.of()));
    of(
        type,
        "change",
        EDITOR,
        ForbiddenException.class,
        s -> s.change(shown, before -> WRONG, STALE, List.of()));
    var locksOut =
        Drafts.aDraft()
            .with("dispatchTaskExecutorType", "open")
            .with("access", new AccessDraft(null, null, List.of("others")))
            .build();
    of(type, "create", EDITOR, ValidationException.class, s -> s.create(locksOut, List.of()));
    var run = new RunRequest(OnOverlap.QUEUE, Map.of(), null, null);
    of(RunNowService.class, "run", RUNNER, NotFoundException.class, s -> s.run(hidden, run));
    of(RunNowService.class, "run", RUNNER, ForbiddenException.class, s -> s.run(shown, run));
    var id = new DispatchLogId(log);
    of(DispatchLogService.class, "cancel", RUNNER, ForbiddenException.class, s -> s.cancel(id));
    of(DispatchLogService.class, "delete", EDITOR, ForbiddenException.class, s -> s.delete(id));
    of(
        RunNowService.class,
        "rerun",
        RUNNER,
        ForbiddenException.class,
        s -> s.rerun(id, OnOverlap.QUEUE, null));
  }

  static void name(EngineOnDatabase engine, RunSubject subject, AccessGroups access) {
    engine.update(
        "update dispatch_trigger set access_groups = '%s' where id = %s"
            .formatted(access.text(), subject.trigger()));
    engine.database.runInTransaction(
        connection ->
            Viewers.save(connection, subject.trigger().value(), AccessGroups.NONE, access));
  }

  private void ofTriggers(DispatchTriggerId open, DispatchTriggerId restricted) {
    var type = DispatchTriggerService.class;
    of(type, "create", EDITOR, ForbiddenException.class, s -> s.create(NOT_HIS, List.of()));
    of(type, "create", EDITOR, ValidationException.class, s -> s.create(WRONG, List.of()));
    ofTrigger("replace", open, restricted, (s, id, is) -> s.replace(id, WRONG, is, List.of()));
    ofTrigger(
        "change", open, restricted, (s, id, is) -> s.change(id, before -> WRONG, is, List.of()));
    of(
        type,
        "createOrReplace",
        EDITOR,
        ForbiddenException.class,
        s -> s.createOrReplace("new", NOT_HIS, ANY, id -> List.of()));
    of(
        type,
        "createOrReplace",
        EDITOR,
        ValidationException.class,
        s -> s.createOrReplace("new", WRONG, ANY, id -> List.of()));
    of(
        type,
        "createOrReplace",
        EDITOR,
        StaleVersionException.class,
        s -> s.createOrReplace("new", WRONG, STALE, id -> List.of()));
    of(
        type,
        "createOrReplace",
        EDITOR,
        StaleVersionException.class,
        s -> s.createOrReplace("code-" + open, WRONG, STALE, id -> List.of()));
    ofTrigger("pause", open, restricted, DispatchTriggerService::pause);
    // It has no schedule.
    ofTrigger("resume", open, restricted, DispatchTriggerService::resume);
    of(type, "resume", EDITOR, ValidationException.class, s -> s.resume(open, ANY));
    ofTrigger("delete", open, restricted, DispatchTriggerService::delete);
  }

  private interface OfTrigger {
    void call(DispatchTriggerService service, DispatchTriggerId id, VersionCondition condition);
  }

  private void ofTrigger(
      String method, DispatchTriggerId open, DispatchTriggerId restricted, OfTrigger call) {
    var type = DispatchTriggerService.class;
    of(type, method, ADMIN, NotFoundException.class, s -> call.call(s, NOTHING, ANY));
    of(type, method, EDITOR, ForbiddenException.class, s -> call.call(s, restricted, STALE));
    of(type, method, EDITOR, StaleVersionException.class, s -> call.call(s, open, STALE));
    if (Set.of("replace", "change").contains(method)) {
      of(type, method, EDITOR, ValidationException.class, s -> call.call(s, open, ANY));
    }
  }

  private void ofRuns(DispatchTriggerId open, DispatchTriggerId restricted) {
    var type = RunNowService.class;
    var other = new RunRequest(OnOverlap.QUEUE, Map.of("a", "b"), null, null);
    var tooMany =
        new RunRequest(OnOverlap.QUEUE, Map.of("a", "x".repeat(1_000_000)), null, "a key");
    var past = new RunRequest(OnOverlap.QUEUE, Map.of(), NOON.minusSeconds(1), null);
    of(type, "run", RUNNER, NotFoundException.class, s -> s.run(NOTHING, other));
    of(type, "run", RUNNER, ForbiddenException.class, s -> s.run(open, other));
    of(type, "run", EDITOR, ForbiddenException.class, s -> s.run(restricted, tooMany));
    of(type, "run", EDITOR, ValidationException.class, s -> s.run(open, tooMany));
    of(type, "run", RUNNER, ValidationException.class, s -> s.run(open, past));
    of(type, "rerun", RUNNER, NotFoundException.class, s -> s.rerun(NO_LOG, OnOverlap.QUEUE, null));
    ofTasks(other, tooMany, past);
    ofBackfills(open);
  }

  private void ofBackfills(DispatchTriggerId open) {
    var type = BackfillService.class;
    var nothing = new BackfillRequest(null, null, null, null);
    var ofThePast =
        new BackfillRequest(NOON.minusSeconds(2).toString(), NOON.toString(), null, null);
    of(type, "begin", RUNNER, ValidationException.class, s -> s.begin(open, nothing));
    of(type, "begin", RUNNER, NotFoundException.class, s -> s.begin(NOTHING, ofThePast));
    of(type, "cancel", RUNNER, NotFoundException.class, s -> s.cancel(open, 17));
  }

  private void ofTasks(RunRequest other, RunRequest tooMany, RunRequest past) {
    var type = RunNowService.class;
    of(type, "enqueue", RUNNER, ForbiddenException.class, s -> s.enqueue("open", other));
    of(type, "enqueue", EDITOR, ForbiddenException.class, s -> s.enqueue("restricted", tooMany));
    of(type, "enqueue", EDITOR, ValidationException.class, s -> s.enqueue("open", tooMany));
    of(type, "enqueue", EDITOR, ValidationException.class, s -> s.enqueue("none", other));
    of(type, "enqueue", EDITOR, ValidationException.class, s -> s.enqueue("open", past));
    var many = new TaskRequest("open", List.of(Map.of(), tooMany.settings()), null);
    var notHis = new TaskRequest("restricted", List.of(tooMany.settings()), null);
    var tooManyRuns = new TaskRequest("open", Collections.nCopies(2_000, Map.of()), null);
    of(type, "enqueueAll", RUNNER, ForbiddenException.class, s -> s.enqueueAll(many));
    of(type, "enqueueAll", EDITOR, ForbiddenException.class, s -> s.enqueueAll(notHis));
    of(type, "enqueueAll", EDITOR, ValidationException.class, s -> s.enqueueAll(many));
    of(type, "enqueueAll", EDITOR, ValidationException.class, s -> s.enqueueAll(tooManyRuns));
  }

  // With settings that are not those of the trigger now, which runners may not give.
  private void ofRerun(DispatchLogId run) {
    of(
        RunNowService.class,
        "rerun",
        RUNNER,
        ForbiddenException.class,
        s -> s.rerun(run, OnOverlap.QUEUE, null));
  }

  private void ofSystemTriggers(DispatchTriggerId system) {
    var type = DispatchTriggerService.class;
    of(type, "delete", EDITOR, ForbiddenException.class, s -> s.delete(system, ANY));
    of(type, "delete", ADMIN, ConflictException.class, s -> s.delete(system, ANY));
    of(type, "pause", EDITOR, ForbiddenException.class, s -> s.pause(system, ANY));
    of(
        type,
        "replace",
        ADMIN,
        ConflictException.class,
        s -> s.replace(system, RENAMED, ANY, List.of()));
  }

  private void ofFiles(
      DispatchTriggerId open, DispatchTriggerId restricted, DispatchTriggerId system) {
    var type = TriggerFileService.class;
    var stale = FileCondition.oneOf(Set.of(77L), Set.of());
    var any = FileCondition.NONE;
    for (var id : List.of(restricted, system)) {
      of(type, "get", EDITOR, ForbiddenException.class, s -> s.get(id));
      of(type, "put", EDITOR, ForbiddenException.class, s -> put(s, id, "", stale));
      of(type, "delete", EDITOR, ForbiddenException.class, s -> s.delete(id, stale));
    }
    of(type, "get", EDITOR, NotFoundException.class, s -> s.get(open));
    of(type, "put", ADMIN, NotFoundException.class, s -> put(s, NOTHING, "a.zip", any));
    of(type, "put", EDITOR, StaleVersionException.class, s -> put(s, open, "", stale));
    of(
        type,
        "put",
        EDITOR,
        FileTooLargeException.class,
        s -> s.put(open, "", Long.MAX_VALUE, any, InputStream.nullInputStream()));
    of(type, "put", EDITOR, ValidationException.class, s -> put(s, open, "../a.zip", any));
    of(type, "put", EDITOR, UnsupportedFileException.class, s -> put(s, open, "a.exe", any));
    of(type, "delete", EDITOR, StaleVersionException.class, s -> s.delete(open, stale));
    of(type, "delete", EDITOR, NotFoundException.class, s -> s.delete(open, any));
    of(type, "delete", ADMIN, NotFoundException.class, s -> s.delete(NOTHING, any));
  }

  private static void put(
      TriggerFileService service, DispatchTriggerId id, String name, FileCondition condition)
      throws IOException {
    service.put(id, name, 1, condition, new ByteArrayInputStream(new byte[1]));
  }

  private void ofMany() {
    var type = BulkChangeService.class;
    of(type, "pause", EDITOR, ValidationException.class, s -> s.pause(ALL, false));
    of(type, "resume", EDITOR, ValidationException.class, s -> s.resume(ALL, false));
    of(type, "delete", EDITOR, ValidationException.class, s -> s.delete(ALL, false));
    of(type, "run", RUNNER, ValidationException.class, s -> s.run(ALL, false, OnOverlap.QUEUE));
    of(
        DefinitionService.class,
        "importAll",
        ADMIN,
        ValidationException.class,
        s -> s.importAll(List.of(WRONG), false, null));
  }

  // Its executor is asked while others write, and so with nothing held.
  private void ofWhatIsNotReady(DispatchTriggerId unready) {
    var type = DispatchTriggerService.class;
    var invalid = ValidationException.class;
    of(type, "create", EDITOR, invalid, s -> s.create(UNREADY, List.of()));
    of(type, "replace", EDITOR, invalid, s -> s.replace(unready, UNREADY, ANY, List.of()));
    of(type, "change", EDITOR, invalid, s -> s.change(unready, before -> UNREADY, ANY, List.of()));
    of(
        type,
        "createOrReplace",
        EDITOR,
        invalid,
        s -> s.createOrReplace("unready", UNREADY, ANY, id -> List.of()));
    of(type, "resume", EDITOR, invalid, s -> s.resume(unready, ANY));
    of(
        DefinitionService.class,
        "importAll",
        ADMIN,
        invalid,
        s -> s.importAll(List.of(UNREADY), false, null));
    of(
        RunNowService.class,
        "run",
        RUNNER,
        ExecutorNotReadyException.class,
        s -> s.run(unready, RunRequest.of(OnOverlap.QUEUE)));
  }

  private void ofLogs(DispatchLogId open, DispatchLogId ended) {
    var type = DispatchLogService.class;
    of(type, "cancel", RUNNER, NotFoundException.class, s -> s.cancel(NO_LOG));
    of(type, "cancel", RUNNER, ConflictException.class, s -> s.cancel(ended));
    of(type, "delete", EDITOR, ConflictException.class, s -> s.delete(open));
    of(type, "forceClose", ADMIN, NotFoundException.class, s -> s.forceClose(NO_LOG));
    of(type, "delete", EDITOR, NotFoundException.class, s -> s.delete(NO_LOG));
    of(type, "deleteEnded", EDITOR, IllegalArgumentException.class, s -> s.deleteEnded(null, null));
  }

  private <S> void of(
      Class<S> service,
      String method,
      String role,
      Class<? extends Exception> exception,
      ThrowingUse<S> use) {
    all.add(new Refusal<>(service, method, role, exception, use));
  }
}
