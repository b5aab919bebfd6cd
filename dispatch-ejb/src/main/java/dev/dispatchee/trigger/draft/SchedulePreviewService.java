// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.businesscalendar.StoredCalendars;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.Triggers;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what schedules will do, those of triggers and those that somebody thinks about. */
@Stateless
public class SchedulePreviewService {

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Triggers triggers;
  @Inject private ExecutorCatalog executors;
  @Inject private StoredCalendars calendars;
  @Inject private Clock clock;

  /**
   * The next fires of a trigger, as if it were active.
   *
   * @param after strictly later than this; null for now
   * @param count how many, 1 to {@link NextFires#MOST}
   * @throws NotFoundException if there is none
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public NextFires ofTrigger(DispatchTriggerId id, @Nullable Instant after, int count) {
    var access = new TriggerAccess(callers.of(session), executors);
    var trigger = access.seen(triggers.find(id), DispatchTrigger::access, id);
    var schedule = trigger.schedule();
    var from = after == null ? clock.instant() : after;
    return schedule
        .schedule(trigger.anchor().orElse(from), calendars)
        .map(
            known ->
                NextFires.of(
                    known,
                    ZoneId.of(schedule.timeZoneId()),
                    from,
                    count,
                    trigger.definition().rules().starts().putOff(id)))
        .orElseGet(() -> new NextFires(List.of(), List.of(), 0, List.of(), ""));
  }

  /**
   * The next fires of a schedule that need not belong to any trigger. A past start counts as given;
   * an interval without one counts from {@code after}.
   *
   * @param draft the schedule
   * @param after strictly later than this instant as text; null for now
   * @param count how many; null for {@link NextFires#DEFAULT}
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public NextFires of(ScheduleDraft draft, @Nullable String after, @Nullable BigInteger count) {
    var violations = new Violations();
    var values = new DraftValues(violations);
    var start = values.instant("after", after);
    int most = values.number("count", count, NextFires.DEFAULT, 1, NextFires.MOST);
    var from = start == null ? clock.instant() : start;
    var definition = new ScheduleValidation(draft, violations, calendars).validateForPreview(from);
    violations.throwIfAny();
    return NextFires.of(
        definition.schedule(from, calendars).orElseThrow(),
        ZoneId.of(definition.timeZoneId()),
        from,
        most);
  }
}
