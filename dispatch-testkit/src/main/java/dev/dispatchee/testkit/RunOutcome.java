// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.api.settings.SettingsFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a run ended, as the log would show it. Never changes. */
public final class RunOutcome {

  private final boolean canceled;
  private final @Nullable Throwable thrown;
  private final String error;
  private final String output;
  private final List<ReportedProgress> progress;
  private final @Nullable String result;
  private final Map<String, String> state;

  private RunOutcome(
      boolean canceled,
      @Nullable Throwable thrown,
      String error,
      String output,
      List<ReportedProgress> progress,
      @Nullable String result,
      Map<String, String> state) {
    this.canceled = canceled;
    this.thrown = thrown;
    this.error = error;
    this.output = output;
    this.progress = progress;
    this.result = result;
    this.state = state;
  }

  /** Of a run whose executor has ended. */
  static RunOutcome of(RecordedRun run, boolean canceled, @Nullable Throwable thrown) {
    var error = ErrorText.of(run.error().text().strip(), canceled, thrown, run::masked);
    return new RunOutcome(
        canceled,
        thrown,
        error,
        run.written(),
        run.reported(),
        run.result().orElse(null),
        run.state().asMap());
  }

  /** Of a run whose settings were refused, so that its executor was not called. */
  static RunOutcome refused(InvalidSettingsException refused) {
    var error = String.valueOf(refused.getMessage());
    return new RunOutcome(false, refused, error, "", List.of(), null, Map.of());
  }

  /** The status. */
  public RunStatus status() {
    if (canceled) {
      return RunStatus.CANCELED;
    }
    return thrown == null ? RunStatus.SUCCESSFUL : RunStatus.FAILED;
  }

  /** Why it has this status; empty when the status says all. */
  public Optional<EndReason> reason() {
    if (canceled) {
      return Optional.of(EndReason.USER);
    }
    if (thrown instanceof InvalidSettingsException) {
      return Optional.of(EndReason.SETTINGS_INVALID);
    }
    return thrown instanceof PermanentFailureException
        ? Optional.of(EndReason.PERMANENT_FAILURE)
        : Optional.empty();
  }

  /** Whether another attempt follows, if the trigger allows for more. */
  public boolean isTriedAgain() {
    return status() == RunStatus.FAILED && reason().isEmpty();
  }

  /**
   * The error: what the executor has written as such, or why the run was ended, or the message of
   * what it threw. Empty when there is none.
   */
  public String error() {
    return error;
  }

  /** What the executor threw, if it did. Here its message is as it was, secrets included. */
  public Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  /** What is wrong with the settings, one for each key; empty unless they were refused. */
  public List<SettingsFault> settingsFaults() {
    return thrown instanceof InvalidSettingsException refused ? refused.faults() : List.of();
  }

  /** All that the executor wrote. */
  public String output() {
    return output;
  }

  /** The progress that the executor reported, in order. */
  public List<ReportedProgress> progress() {
    return progress;
  }

  /** The text that the executor left as the result of the run, if it did. */
  public Optional<String> result() {
    return Optional.ofNullable(result);
  }

  /** What the next run of the trigger would find as its state. */
  public Map<String, String> state() {
    return state;
  }

  /** All of it in a few lines, for people. */
  @Override
  public String toString() {
    var text = new StringBuilder().append(status());
    reason().ifPresent(why -> text.append(", ").append(why));
    if (!error.isEmpty()) {
      text.append("\nerror: ").append(error);
    }
    if (result != null) {
      text.append("\nresult: ").append(result);
    }
    if (!progress.isEmpty()) {
      text.append("\nprogress: ").append(progress);
    }
    return text.append(output.isEmpty() ? "\nno output" : "\noutput:\n" + output).toString();
  }
}
