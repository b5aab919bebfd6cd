// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.event.RunEnded;
import dev.dispatchee.api.event.RunStarted;
import dev.dispatchee.api.event.TriggerChanged;
import dev.dispatchee.api.event.TriggerChanged.Change;
import dev.dispatchee.api.event.TriggerRun;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.DeactivatedTrigger;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Reports what observers want to know of runs. Safe for several threads. */
@Singleton
class RunEvents {

  private final EngineEvents events;
  private final RunMeters meters;
  private final Tracing tracing;

  @Inject
  RunEvents(EngineEvents events, RunMeters meters, Tracing tracing) {
    this.events = events;
    this.meters = meters;
    this.tracing = tracing;
  }

  /**
   * A run starts on this thread.
   *
   * @return its trace, which the thread leaves at its end
   */
  Traces.Doing started(ClaimedRun run, Instant startDate) {
    meters.started(run, startDate);
    events.report(() -> new RunStarted(of(run), startDate));
    return tracing
        .start(run.key().log().value(), run.subject().executorType())
        .with("dispatch.run.id", run.key().log().value())
        .with("dispatch.trigger.id", run.key().trigger().value())
        .with("dispatch.trigger.name", run.subject().triggerName())
        .with("dispatch.executor", run.subject().executorType())
        .with("dispatch.cause", run.cause().name())
        .with("dispatch.attempt", run.attempt());
  }

  /** The executor of a run has returned; its result, if it is still wanted, is to be written. */
  void returned(Optional<RunResult> result, Traces.Doing trace) {
    trace.leave();
    result.ifPresent(
        end -> {
          trace.with("dispatch.status", end.status().name());
          if (end.status() != RunStatus.SUCCESSFUL) {
            trace.failed(end.status().name());
          }
          tracing.store(end.run().key().log().value(), trace);
        });
    trace.end();
  }

  /** What the run's thread does, for others that it asks; see {@link Traces#current}. */
  Optional<String> traceParent() {
    return Optional.ofNullable(tracing.current());
  }

  /** Results were written or refused, or given up. */
  void settled(Collection<RunResult> results) {
    if (tracing.isOn()) {
      results.forEach(result -> tracing.stored(result.run().key().log().value()));
    }
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
