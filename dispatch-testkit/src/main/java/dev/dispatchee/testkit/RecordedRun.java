// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskFile;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskState;
import dev.dispatchee.api.run.ResultText;
import dev.dispatchee.api.run.RunMemory;
import dev.dispatchee.api.run.RunSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One run of a test: tells the executor what the test has said, and keeps what the executor says,
 * all of it and without the values of secrets. Safe for several threads.
 */
public final class RecordedRun implements DispatchTaskContext {

  private final DispatchTaskExecutor executor;
  private final RunFacts facts;
  private final RunSettings settings;
  private final RecordedOutput output;
  private final RecordedOutput error;
  private final List<ReportedProgress> reported = new CopyOnWriteArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private final RunMemory memory;
  private volatile @Nullable String result;

  RecordedRun(
      DispatchTaskExecutor executor,
      RunFacts facts,
      RunSettings settings,
      Map<String, String> state) {
    this.memory = new RunMemory(() -> state);
    this.executor = executor;
    this.facts = facts;
    this.settings = settings;
    this.output = new RecordedOutput(settings.mask());
    this.error = new RecordedOutput(settings.mask());
  }

  /**
   * Executes it on this thread, once, as {@link TestRun#execute}.
   *
   * @throws IllegalStateException if it was executed before
   */
  public RunOutcome execute() {
    Throwable thrown = null;
    cancellation.enter();
    try {
      executor.execute(this);
    } catch (AssertionError ofTheTest) {
      cancellation.leave();
      throw ofTheTest;
    } catch (Throwable anything) {
      // Errors too: the engine ends the run whatever an executor throws.
      thrown = anything;
    }
    boolean canceled = cancellation.leave();
    return RunOutcome.of(this, canceled, thrown);
  }

  /**
   * Cancels it, as a user, a time-out and the end of the server do: {@link #isCanceled} is true
   * from now on, and the thread that executes it is interrupted.
   */
  public void cancel() {
    cancellation.ask();
  }

  /** What the executor has written so far. */
  public String written() {
    return output.text();
  }

  /** The progress that the executor has reported so far, in order. */
  public List<ReportedProgress> reported() {
    return List.copyOf(reported);
  }

  /** Keeps secrets out of a text, as the engine does before it stores one. */
  String masked(String text) {
    return settings.mask().mask(text);
  }

  @Override
  public long dispatchTriggerId() {
    return facts.triggerId();
  }

  @Override
  public String triggerName() {
    return facts.triggerName();
  }

  @Override
  public long dispatchLogId() {
    return facts.logId();
  }

  @Override
  public String idempotencyKey() {
    return facts.idempotencyKey();
  }

  @Override
  public DispatchTaskSettings settings() {
    return settings.settings();
  }

  @Override
  public Optional<DispatchTaskFile> file() {
    return Optional.ofNullable(facts.file());
  }

  @Override
  public Instant plannedDate() {
    return facts.plannedDate();
  }

  @Override
  public int attempt() {
    return facts.attempt();
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return Optional.ofNullable(facts.lastSuccess());
  }

  @Override
  public Optional<String> traceParent() {
    return Optional.ofNullable(facts.traceParent());
  }

  @Override
  public DispatchTaskState state() {
    return memory;
  }

  @Override
  public RecordedOutput output() {
    return output;
  }

  @Override
  public RecordedOutput error() {
    return error;
  }

  @Override
  public void progress(int percent, String message) {
    reported.add(ReportedProgress.of(percent, masked(message)));
  }

  @Override
  public void result(String text) {
    result = ResultText.of(text, settings.mask());
  }

  /** The result that the executor has left so far, if it has. */
  public Optional<String> result() {
    return Optional.ofNullable(result);
  }

  @Override
  public boolean isCanceled() {
    return cancellation.isAsked();
  }

  @Nullable Thread thread() {
    return cancellation.thread();
  }
}
