// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.event.RunEnded;
import dev.dispatchee.api.event.RunStarted;
import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.api.event.TriggerRun;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.DeactivatedTrigger;
import dev.dispatchee.log.result.RunResult;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;

/** Reports what observers want to know of runs. Safe for several threads. */
@Singleton
class RunEvents {

  private final EngineEvents events;
  private final RunMeters meters;

  @Inject
  RunEvents(EngineEvents events, RunMeters meters) {
    this.events = events;
    this.meters = meters;
  }

  void started(ClaimedRun run, Instant startDate) {
    meters.started(run, startDate);
    events.report(() -> new RunStarted(of(run), startDate));
  }

  /** Tells of results that were written. */
  void ended(Collection<RunResult> written) {
    meters.ended(written);
    written.forEach(result -> events.report(() -> ended(result)));
  }

  /** Tells of triggers that failed too often. */
  void deactivated(Collection<DeactivatedTrigger> triggers) {
    for (var trigger : triggers) {
      events.report(
          () ->
              new TriggerChanged(
                  trigger.id().value(), trigger.name(), Change.UPDATED, AuditEntry.ENGINE));
    }
  }

  private static RunEnded ended(RunResult result) {
    var reason = result.reason();
    return new RunEnded(
        of(result.run()),
        result.status().name(),
        reason == null ? null : reason.name(),
        result.startDate(),
        result.endDate(),
        result.error(),
        result.legacy().result());
  }

  private static TriggerRun of(ClaimedRun run) {
    var subject = run.subject();
    return new TriggerRun(
        run.key().log().value(),
        run.key().trigger().value(),
        subject.triggerName(),
        subject.executorType(),
        run.attempt(),
        run.fireDate());
  }
}
