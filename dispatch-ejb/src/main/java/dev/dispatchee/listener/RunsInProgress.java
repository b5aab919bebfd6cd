// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.api.run.RunSettings;
import dev.dispatchee.api.run.SecretMask;
import dev.dispatchee.chain.ChainStarts;
import dev.dispatchee.file.Files;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.log.result.Results;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.log.result.TriggerPast;
import dev.dispatchee.secret.SecretStore;
import dev.dispatchee.serverlog.RunLines;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** The runs whose executors work on threads of this node. Safe for several threads. */
@Singleton
class RunsInProgress {

  private final ResultWriter writer;
  private final RunEvents events;
  private final Results results;
  private final TriggerPast past;
  private final Files files;
  private final CancelRequests cancels;
  private final ProgressReports reports;
  private final Clock clock;
  private final WorkerSettings settings;
  private final SecretStore secrets;
  private final RunLines lines;
  private final ChainStarts chains;
  // Not by their logs: a database that has lost its latest commits may give an id again.
  private final Set<RunInProgress> runs = ConcurrentHashMap.newKeySet();
  // Looked at before they are removed: while the database is away they wait for a later look.
  private final Queue<RunResult> givenUp = new ConcurrentLinkedQueue<>();
  private final Queue<ClaimedRun> late = new ConcurrentLinkedQueue<>();
  private volatile boolean serverStops;

  @Inject
  RunsInProgress(
      ResultWriter writer,
      RunEvents events,
      Results results,
      TriggerPast past,
      Files files,
      CancelRequests cancels,
      ProgressReports reports,
      Clock clock,
      WorkerSettings settings,
      SecretStore secrets,
      RunLines lines,
      ChainStarts chains) {
    this.writer = writer;
    this.events = events;
    this.results = results;
    this.past = past;
    this.files = files;
    this.cancels = cancels;
    this.reports = reports;
    this.clock = clock;
    this.settings = settings;
    this.secrets = secrets;
    this.lines = lines;
    this.chains = chains;
  }

  /**
   * Runs an executor on this thread, and has its result written.
   *
   * @param offered whether the executor is still offered; asked when the run is counted, so that a
   *     deployment that goes either waits for the run or keeps it from starting
   * @return whether it ran
   */
  boolean execute(ClaimedRun claimed, DiscoveredExecutor executor, BooleanSupplier offered) {
    RunInProgress run;
    try {
      run = new RunInProgress(claimed, clock, started -> contextOf(started, executor));
    } catch (InvalidSettingsException | IllegalArgumentException refused) {
      refuse(claimed, StackTraces.messageOf(refused, SecretMask.NONE));
      return true;
    }
    runs.add(run);
    try {
      if (!offered.getAsBoolean()) {
        run.leave();
        return false;
      }
      var trace = events.started(claimed, run.startDate());
      Optional<RunResult> result = Optional.empty();
      try {
        result = run.execute(executor, lines, () -> serverStops);
      } finally {
        events.returned(result, trace);
      }
      result.ifPresentOrElse(this::end, () -> endLate(claimed));
      return true;
    } finally {
      runs.remove(run);
    }
  }

  // A chain that has begun belongs to no node: another transaction will end it.
  private void end(RunResult result) {
    if (hasBegunAsChain(result.run())) {
      events.settled(List.of(result));
    } else {
      writer.add(result);
    }
  }

  // Given up meanwhile: what it had of this node is free now, unless it is a chain that goes on.
  private void endLate(ClaimedRun claimed) {
    if (!hasBegunAsChain(claimed)) {
      late.add(claimed);
    }
  }

  private boolean hasBegunAsChain(ClaimedRun run) {
    if (!run.subject().isChain() || !chains.hasBegun(run.key(), run.token())) {
      return false;
    }
    results.leave(run);
    writer.chainHasBegun();
    return true;
  }

  private void refuse(ClaimedRun claimed, String error) {
    var now = clock.instant();
    writer.add(RunResult.lost(claimed, EndReason.SETTINGS_INVALID, now, now, error));
  }

  /** Says whether the server stops or is suspended: then it may interrupt runs by itself. */
  void setServerStops(boolean stops) {
    serverStops = stops;
  }

  int count() {
    return runs.size();
  }

  /** How many are of executors of these types. */
  int count(Set<String> types) {
    return (int) runs.stream().filter(run -> run.isOf(types)).count();
  }

  /**
   * Asks those to end whose time is up, whom a user canceled or who were taken from this node,
   * gives up the unresponsive, and stores what the others have said.
   */
  void watch() {
    var now = clock.instant();
    // Before anything that needs the database: a time-out holds while it is away.
    runs.forEach(run -> run.askIfLate(now));
    endThoseGivenUp();
    freeSlotsOfTheLate();
    writer.tellOfFailures();
    if (runs.isEmpty()) {
      return;
    }
    var held = runs.stream().map(RunInProgress::run).toList();
    for (var ending : cancels.among(held)) {
      runs.stream()
          .filter(run -> run.run().equals(ending.run()))
          .forEach(run -> run.ask(ending.reason()));
    }
    giveUpThoseAskedBefore(now.minus(settings.grace()));
    runs.forEach(run -> run.store(reports));
  }

  /** Asks all to end, because the server stops. */
  void askAll() {
    runs.forEach(run -> run.ask(EndReason.SERVER_STOPPED));
  }

  /** Asks those of these types to end, because their executors go. */
  void askAll(Set<String> types) {
    runs.stream()
        .filter(run -> run.isOf(types))
        .forEach(run -> run.ask(EndReason.EXECUTOR_REMOVED));
  }

  /**
   * Writes the results of those that were asked to end before an instant and still work; at a later
   * look, if it cannot be done now.
   */
  void giveUpThoseAskedBefore(Instant limit) {
    for (var run : runs) {
      run.giveUpIfAskedBefore(limit)
          .ifPresent(
              result -> {
                var key = result.run().key();
                ListenerLog.LOG.unresponsiveRun(key.log().value(), key.trigger().value());
                givenUp.add(result);
              });
    }
    endThoseGivenUp();
  }

  private void endThoseGivenUp() {
    for (var result = givenUp.peek(); result != null; result = givenUp.peek()) {
      writer.endKeepingSlot(result);
      givenUp.remove();
    }
  }

  private void freeSlotsOfTheLate() {
    for (var run = late.peek(); run != null; run = late.peek()) {
      results.free(run);
      late.remove(run);
    }
  }

  private RunContext contextOf(RunInProgress run, DiscoveredExecutor executor) {
    var claimed = run.run();
    return new RunContext(
        claimed,
        RunSettings.of(
            SettingsText.read(claimed.subject().settings()),
            executor.description().settings(),
            secrets::find),
        settings.outputLimit(),
        () -> past.lastSuccess(claimed.key().trigger()),
        () -> past.state(claimed.key().trigger()),
        () -> files.find(claimed.key().trigger().value()),
        events::traceParent,
        run::isAsked);
  }
}
