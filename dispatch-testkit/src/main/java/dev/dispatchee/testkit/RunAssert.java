// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.settings.SettingsFault;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asserts how a run ended and what it said, in sentences: {@code
 * assertThat(outcome).isSuccessful().wroteLine("Hello")}. What fails is an {@link AssertionError}
 * that shows the whole outcome; its cause is what the executor threw.
 *
 * <p>{@link RunOutcome} has all of it as plain values, for assertions of another library. The
 * static import of {@link #assertThat} goes with those of such libraries.
 */
public final class RunAssert {

  private final RunOutcome outcome;

  private RunAssert(RunOutcome outcome) {
    this.outcome = outcome;
  }

  /** Begins a sentence on a run. */
  public static RunAssert assertThat(RunOutcome outcome) {
    return new RunAssert(outcome);
  }

  /** The executor returned. */
  public RunAssert isSuccessful() {
    return has(RunStatus.SUCCESSFUL);
  }

  /** The executor threw, or its settings were refused. */
  public RunAssert hasFailed() {
    return has(RunStatus.FAILED);
  }

  /** The run failed, and its error has this in it. */
  public RunAssert hasFailedWith(String part) {
    hasFailed();
    return must(run -> run.error().contains(part), "an error with '%s' in it".formatted(part));
  }

  /** The run was canceled, and the executor ended. */
  public RunAssert isCanceled() {
    return has(RunStatus.CANCELED);
  }

  /** The run failed by its settings, and this one is at fault. */
  public RunAssert refusesSetting(String key) {
    return must(
        run -> run.settingsFaults().stream().map(SettingsFault::key).anyMatch(key::equals),
        "a run that fails by its setting '%s'".formatted(key));
  }

  /** The run failed in a way that another attempt may change. */
  public RunAssert isTriedAgain() {
    return must(RunOutcome::isTriedAgain, "a run that is tried again");
  }

  /** No attempt follows, whatever the trigger allows. */
  public RunAssert isNotTriedAgain() {
    return must(run -> !run.isTriedAgain(), "a run that is not tried again");
  }

  /** The executor wrote exactly this, line ends included. */
  public RunAssert wrote(String output) {
    return must(run -> run.output().equals(output), "a run that wrote exactly\n" + output);
  }

  /** The executor wrote a line that is exactly this. */
  public RunAssert wroteLine(String line) {
    return must(
        run -> run.output().lines().anyMatch(line::equals), "a run that wrote the line\n" + line);
  }

  /** The executor wrote nothing. */
  public RunAssert wroteNothing() {
    return must(run -> run.output().isEmpty(), "a run that wrote nothing");
  }

  /** The executor reported exactly this, among other progress maybe. */
  public RunAssert reported(int percent, String message) {
    var wanted = new ReportedProgress(percent, message);
    return must(run -> run.progress().contains(wanted), "a run that reported " + wanted);
  }

  /** The executor reported no progress. */
  public RunAssert reportedNothing() {
    return must(run -> run.progress().isEmpty(), "a run that reported no progress");
  }

  /** The executor left exactly this as the result of the run. */
  public RunAssert leftResult(String result) {
    return must(
        run -> run.result().equals(Optional.of(result)), "a run that left the result " + result);
  }

  /** The next run of the trigger finds this text under a key. */
  public RunAssert leftState(String key, String value) {
    return must(
        run -> value.equals(run.state().get(key)), "a run that left %s = %s".formatted(key, value));
  }

  private RunAssert has(RunStatus status) {
    return must(run -> run.status() == status, "a run that is " + status);
  }

  private RunAssert must(Predicate<RunOutcome> rule, String expected) {
    if (!rule.test(outcome)) {
      throw new AssertionError(
          "expected %s%nbut it is %s".formatted(expected, outcome), outcome.thrown().orElse(null));
    }
    return this;
  }
}
