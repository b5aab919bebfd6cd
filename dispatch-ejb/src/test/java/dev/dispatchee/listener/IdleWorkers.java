// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.chain.ChainStarts;
import dev.dispatchee.event.EngineEvents;
import dev.dispatchee.file.FileRules;
import dev.dispatchee.file.Files;
import dev.dispatchee.log.UnstartedRuns;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ProgressReports;
import dev.dispatchee.log.result.TriggerPast;
import dev.dispatchee.meter.Meters;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.secret.SecretStore;
import dev.dispatchee.serverlog.LogLevel;
import dev.dispatchee.serverlog.RunLines;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;

/** Workers that are given no threads, for tests of those who only ask them. */
public final class IdleWorkers {

  private IdleWorkers() {}

  /** Of a node that has no executors; closed. */
  public static RunWorkers of(EngineOnDatabase engine) {
    var registry = new DispatchTaskExecutorRegistry();
    var meters = new Meters();
    var events = new RunEvents(new EngineEvents(), new RunMeters(meters), new Tracing(Traces.NONE));
    var runs =
        new RunsInProgress(
            new ResultWriter(engine.results, due -> {}, new FailedRuns(engine.clock), events),
            events,
            engine.results,
            new TriggerPast(engine.database),
            new Files(engine.database, FileRules.DEFAULT, engine.clock),
            new CancelRequests(engine.database),
            new ProgressReports(engine.database),
            engine.clock,
            new WorkerSettings(1024, Duration.ofSeconds(20), Duration.ofMillis(200)),
            SecretStore.of(Map.<String, String>of()::get),
            new RunLines(LogLevel.OFF),
            new ChainStarts(engine.database, engine.node, engine.held, engine.executors()));
    return new RunWorkers(
        new ClaimedAhead(engine.claims, registry, new UnstartedRuns(meters), due -> {}),
        registry,
        slot -> {
          throw new RejectedExecutionException("no threads");
        },
        runs);
  }
}
