// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Sight;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.chain.ChainSaver;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.OwnTransaction;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.file.Files;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerFilter;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.trigger.Triggers;
import dev.dispatchee.trigger.draft.Activations;
import dev.dispatchee.trigger.draft.ReadinessRule;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.draft.TriggerValidation;
import dev.dispatchee.trigger.edit.CalendarLocks;
import dev.dispatchee.trigger.edit.KeyLocks;
import dev.dispatchee.trigger.edit.TriggerState;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of triggers as one document: taken out, and brought in again, here or elsewhere.
 * Each method is one transaction.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class DefinitionService {

  private static final int PIECE = 200;

  @Resource private SessionContext session;
  @Inject private Triggers triggers;
  @Inject private ImportWork work;
  @Inject private KeyLocks keyLocks;
  @Inject private ExecutorCatalog executors;
  @Inject private StoredCalendars calendars;
  @Inject private CalendarLocks calendarLocks;
  @Inject private ReadinessRule readiness;
  @Inject private Files files;
  @Inject private Database database;
  @Inject private OwnTransaction transaction;
  @Inject private Clock clock;

  /**
   * The definitions of triggers, ordered by external reference code, and which of them have a file.
   * Who asks is noted.
   */
  @RolesAllowed(Roles.ADMIN)
  public Export export(TriggerFilter filter) {
    var order = List.of(new TriggerQuery.Sort("externalReferenceCode", true));
    var drafts = new ArrayList<TriggerDraft>();
    var stored = new ArrayList<ExportedFile>();
    for (int page = 1; ; page++) {
      var items =
          triggers.list(new TriggerQuery(filter, order, page, PIECE), Sight.EVERYTHING).items();
      items.forEach(found -> drafts.add(TriggerDraft.unchanged(found.trigger().definition())));
      stored.addAll(filesOf(items));
      if (items.size() < PIECE) {
        break;
      }
    }
    database.beginWriting();
    append(AuditEntry.ofReading(clock.instant(), user(), AuditedEntity.TRIGGERS));
    return new Export(drafts, stored);
  }

  private List<ExportedFile> filesOf(List<Triggers.WithStatus> found) {
    var stored = files.of(found.stream().map(one -> one.trigger().triggerId().value()).toList());
    return found.stream()
        .map(Triggers.WithStatus::trigger)
        .flatMap(
            trigger ->
                Stream.ofNullable(stored.get(trigger.triggerId().value()))
                    .map(file -> exported(trigger, file)))
        .toList();
  }

  private static ExportedFile exported(DispatchTrigger trigger, StoredFile file) {
    return new ExportedFile(
        trigger.definition().externalReferenceCode(), file.name(), file.size(), file.checksum());
  }

  /**
   * Makes the triggers that are not there and changes those that are, by external reference code:
   * all of them or, when anything is wrong, none. Others stay as they are.
   *
   * @param dryRun only tells what would become of them
   * @param manager in whose name; null for nobody's, and then whoever manages them is not asked for
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  @RolesAllowed(Roles.ADMIN)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public ImportResult importAll(
      List<TriggerDraft> drafts, boolean dryRun, @Nullable Manager manager) {
    var signed = manager == null ? drafts : drafts.stream().map(manager::signed).toList();
    return readiness.holdFor(
        activations -> transaction.of(() -> importAll(signed, dryRun, manager, activations)));
  }

  private ImportResult importAll(
      List<TriggerDraft> drafts,
      boolean dryRun,
      @Nullable Manager manager,
      Activations activations) {
    // What is wrong is told before anybody has to wait for it, and judged again when all is locked.
    var told = plan(drafts, false, manager, activations);
    if (dryRun) {
      return tell(told, true);
    }
    triggers.forget();
    database.beginWriting();
    calendarLocks.holdAll(told.stream().map(step -> step.after().schedule()));
    keyLocks.lockAll();
    // Locked: nobody changes what the import is compared with.
    var steps = plan(drafts, true, manager, activations);
    var result = tell(steps, false);
    work.take(steps, ChainSaver.administrator(user()));
    audit(result);
    return result;
  }

  private List<ImportStep> plan(
      List<TriggerDraft> drafts,
      boolean locked,
      @Nullable Manager manager,
      Activations activations) {
    var now = clock.instant();
    var there = ThereAlready.of(triggers, drafts, locked);
    ImportPlan.Rules rules =
        (draft, before) -> {
          var after = TriggerValidation.validate(draft, executors::find, calendars, before, now);
          if (manager != null) {
            manager.check(after, before);
          }
          activations.check(after, before, () -> there.idOfCode(after.externalReferenceCode()));
          return after;
        };
    var steps = new ImportPlan(there, rules).of(PlacedDraft.of(drafts));
    activations.stopIfUnasked();
    return steps;
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }

  private void audit(ImportResult result) {
    if (result.created().isEmpty() && result.changed().isEmpty()) {
      return;
    }
    var counts =
        "{\"created\":%d,\"changed\":%d,\"unchanged\":%d}"
            .formatted(result.created().size(), result.changed().size(), result.unchanged().size());
    append(
        new AuditEntry(
            clock.instant(),
            user(),
            AuditEntry.Action.IMPORT,
            AuditedEntity.TRIGGERS,
            null,
            "",
            null,
            counts));
  }

  private void append(AuditEntry entry) {
    database.withConnection(
        connection -> {
          AuditTrail.append(connection, entry);
          return true;
        });
  }

  private static ImportResult tell(List<ImportStep> steps, boolean dryRun) {
    var created = new ArrayList<ImportResult.Created>();
    var changed = new ArrayList<ImportResult.Changed>();
    var unchanged = new ArrayList<String>();
    for (var step : steps) {
      var after = step.after();
      var before = step.before();
      if (before == null) {
        created.add(new ImportResult.Created(after.externalReferenceCode(), after.name()));
      } else if (step.changes()) {
        changed.add(
            new ImportResult.Changed(
                after.externalReferenceCode(),
                after.name(),
                TriggerState.differences(before, after)));
      } else {
        unchanged.add(after.externalReferenceCode());
      }
    }
    return new ImportResult(dryRun, created, changed, unchanged);
  }
}
