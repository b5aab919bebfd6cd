// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.SafeText;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskState;
import dev.dispatchee.api.run.RunSettings;
import dev.dispatchee.api.run.SecretMask;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.RunLegacy;
import dev.dispatchee.log.result.RunResult.Progress;
import dev.dispatchee.log.result.TriggerPast;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one run tells its executor and is told by it. */
final class RunContext implements DispatchTaskContext {

  private static final int LONGEST_ERROR = 8 * 1024;
  private static final int LONGEST_MESSAGE = 255;

  private final ClaimedRun run;
  private final RunSettings settings;
  private final TriggerPast past;
  private final BooleanSupplier canceled;
  private final RunOutput output;
  private final RunOutput error;
  private final RunMemory memory;
  private volatile @Nullable Progress progress;
  private volatile @Nullable String result;

  RunContext(
      ClaimedRun run,
      RunSettings settings,
      int outputLimit,
      TriggerPast past,
      BooleanSupplier canceled) {
    this.run = run;
    this.settings = settings;
    this.output = new RunOutput(outputLimit, settings.mask());
    this.error = new RunOutput(LONGEST_ERROR, settings.mask());
    this.past = past;
    this.memory = new RunMemory(() -> past.state(run.key().trigger()));
    this.canceled = canceled;
  }

  @Override
  public long dispatchTriggerId() {
    return run.key().trigger().value();
  }

  @Override
  public String triggerName() {
    return run.subject().triggerName();
  }

  @Override
  public long dispatchLogId() {
    return run.key().log().value();
  }

  @Override
  public String idempotencyKey() {
    return "dispatch-%s-%s".formatted(run.key().trigger(), run.firstAttempt());
  }

  @Override
  public DispatchTaskSettings settings() {
    return settings.settings();
  }

  @Override
  public Instant plannedDate() {
    return run.fireDate();
  }

  @Override
  public int attempt() {
    return run.attempt();
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return past.lastSuccess(run.key().trigger());
  }

  @Override
  public DispatchTaskState state() {
    return memory;
  }

  @Override
  public RunOutput output() {
    return output;
  }

  @Override
  public DispatchTaskOutput error() {
    return error;
  }

  @Override
  public void progress(int percent, String message) {
    var line = StorableText.of(mask().mask(message).replaceAll("\\p{Cntrl}", " "));
    progress = new Progress(Math.max(0, Math.min(100, percent)), shortened(line));
  }

  @Override
  public void result(String text) {
    var masked = StorableText.of(mask().mask(text));
    int bytes = masked.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MOST_RESULT_BYTES) {
      throw new IllegalArgumentException(
          "the result has %,d bytes, at most %,d are allowed".formatted(bytes, MOST_RESULT_BYTES));
    }
    result = masked;
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_MESSAGE
        ? line
        : SafeText.start(line, LONGEST_MESSAGE - 1) + "…";
  }

  @Override
  public boolean isCanceled() {
    return canceled.getAsBoolean();
  }

  /** The executor's own error text, if it wrote one. */
  Optional<String> errorText() {
    return Optional.of(error.text().strip()).filter(text -> !text.isEmpty());
  }

  /** Keeps the secrets of this run out of what is told of it. */
  SecretMask mask() {
    return settings.mask();
  }

  /** What it leaves; of its state nothing, if its thread may still change it. */
  RunLegacy legacy(boolean hasEnded) {
    return new RunLegacy(result, hasEnded ? memory.changed() : null);
  }

  @Nullable Progress lastProgress() {
    return progress;
  }
}
