// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskFile;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskTrigger;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.run.NotReadyText;
import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.api.settings.WrittenSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a run is given, as a test says it: begin with {@link #of}, add what matters, and execute it.
 * Without more it is the first attempt of a run without settings, planned for the beginning of
 * 2026.
 *
 * <p>Each execution is a run of its own with what was said so far. Not safe for several threads.
 */
public final class TestRun {

  private static final Instant PLANNED = Instant.parse("2026-01-01T00:00:00Z");

  private final DispatchTaskExecutor executor;
  private final TestSettings settings;
  private String triggerName = "test";
  private Instant plannedDate = PLANNED;
  private int attempt = 1;
  private @Nullable Instant lastSuccess;
  private @Nullable String traceParent;
  private final Map<String, String> state = new HashMap<>();
  private @Nullable DispatchTaskFile file;
  private boolean canceled;

  private TestRun(DispatchTaskExecutor executor) {
    this.executor = executor;
    this.settings = TestSettings.of(executor.getClass());
  }

  /**
   * A run of an executor. What the executor is injected with elsewhere, the test passes to its
   * constructor.
   *
   * @throws IllegalArgumentException if the settings that the executor declares cannot be
   *     described, so that it could not be deployed
   */
  public static TestRun of(DispatchTaskExecutor executor) {
    return new TestRun(executor);
  }

  /**
   * Gives it a setting, as users write it. Of a setting that the executor declares as a secret this
   * is the value: the run is given it through a reference.
   */
  public TestRun with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Gives it settings, each as {@link #with(String, String)}. */
  public TestRun with(Map<String, String> more) {
    more.forEach(settings::put);
    return this;
  }

  /**
   * Gives it the settings of a record that the executor declares: they are written as users write
   * them, and checked and read again like those.
   *
   * @throws IllegalArgumentException if users could not write what is in it, such as a null, or a
   *     line break in a value of a list
   */
  public TestRun with(Record typed) {
    return with(WrittenSettings.of(typed));
  }

  /** Gives the server a secret, for settings that name it in a reference. */
  public TestRun withSecret(SecretReference reference, String value) {
    settings.putSecret(reference, value);
    return this;
  }

  /** Sets the name of the trigger. */
  public TestRun ofTrigger(String name) {
    triggerName = name;
    return this;
  }

  /** Sets the instant it was planned for, which is cut to milliseconds. Others are other fires. */
  public TestRun plannedFor(Instant planned) {
    plannedDate = planned;
    return this;
  }

  /** Plans it for the instant that a clock shows now. */
  public TestRun plannedForNow(Clock clock) {
    return plannedFor(clock.instant());
  }

  /** Makes it a later attempt of the same fire; counted from 1. */
  public TestRun attempt(int number) {
    attempt = number;
    return this;
  }

  /** Sets when the latest successful run of the trigger started; without it there was none. */
  public TestRun lastSuccessAt(Instant start) {
    lastSuccess = start;
    return this;
  }

  /** Has the server trace it, under this header {@code traceparent}; without it, it does not. */
  public TestRun tracedAs(String header) {
    traceParent = header;
    return this;
  }

  /** Has it find a text under a key, as if the run before had left it. */
  public TestRun withState(String key, String value) {
    state.put(key, value);
    return this;
  }

  /**
   * Gives its trigger a file.
   *
   * @param name its name, such as {@code job.zip}
   * @param bytes what is in it
   */
  public TestRun withFile(String name, byte[] bytes) {
    file = new TestFile(name, bytes);
    return this;
  }

  /** Has it canceled before the executor does anything. */
  public TestRun canceledBefore() {
    canceled = true;
    return this;
  }

  /**
   * Asks the executor, on this thread, whether a trigger with these settings is ready, as it is
   * asked before somebody activates or runs one; the run itself does not ask. Secrets are given as
   * references.
   *
   * @return empty if it is ready; else what users read
   * @throws RuntimeException whatever the executor throws: of such a trigger users read that its
   *     executor failed to say
   */
  public Optional<String> notReady() {
    return NotReadyText.of(
        executor.notReady(new AskedTrigger(triggerName, settings.stored(), file)));
  }

  /** A trigger that has no id yet. */
  private record AskedTrigger(
      String triggerName, DispatchTaskSettings settings, @Nullable DispatchTaskFile stored)
      implements DispatchTaskTrigger {

    @Override
    public Optional<DispatchTaskFile> file() {
      return Optional.ofNullable(stored);
    }

    @Override
    public OptionalLong dispatchTriggerId() {
      return OptionalLong.empty();
    }
  }

  /**
   * Executes it on this thread, to its end. What the executor throws becomes part of the outcome.
   *
   * @throws AssertionError if the executor throws one: then an assertion has failed in code that
   *     the test gave it
   */
  public RunOutcome execute() {
    try {
      return prepare().execute();
    } catch (InvalidSettingsException refused) {
      return RunOutcome.refused(refused);
    }
  }

  /**
   * Starts it on a thread of its own, for tests that do something meanwhile.
   *
   * @throws InvalidSettingsException if it has settings that the executor does not allow
   */
  public StartedRun start() {
    return StartedRun.of(prepare());
  }

  /**
   * Makes it and does not execute it yet, for tests that hand it to something that cancels it, or
   * call a method of theirs with it.
   *
   * @throws InvalidSettingsException if it has settings that the executor does not allow
   * @throws IllegalArgumentException if the attempt is less than 1
   */
  public RecordedRun prepare() {
    var run =
        new RecordedRun(
            executor,
            new RunFacts(triggerName, plannedDate, attempt, lastSuccess, file, traceParent),
            settings.resolved(),
            Map.copyOf(state));
    if (canceled) {
      run.cancel();
    }
    return run;
  }
}
