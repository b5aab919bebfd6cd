// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.SafeText;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskFile;
import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskState;
import dev.dispatchee.api.run.ResultText;
import dev.dispatchee.api.run.RunMemory;
import dev.dispatchee.api.run.RunSettings;
import dev.dispatchee.api.run.SecretMask;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.file.StoredFile;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.RunLegacy;
import dev.dispatchee.log.result.RunResult.Progress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one run tells its executor and is told by it. */
final class RunContext implements DispatchTaskContext {

  private static final int LONGEST_ERROR = 8 * 1024;
  private static final int LONGEST_MESSAGE = 255;

  private final ClaimedRun run;
  private final RunSettings settings;
  private final Supplier<Optional<Instant>> lastSuccess;
  private final Supplier<Optional<String>> traceParent;
  private final BooleanSupplier canceled;
  private final RunOutput output;
  private final RunOutput error;
  private final RunMemory memory;
  private final Supplier<Optional<StoredFile>> files;
  private Optional<DispatchTaskFile> file = Optional.empty();
  private boolean hasLookedForFile;
  private volatile @Nullable Progress progress;
  private volatile @Nullable String result;

  RunContext(
      ClaimedRun run,
      RunSettings settings,
      int outputLimit,
      Supplier<Optional<Instant>> lastSuccess,
      Supplier<Map<String, String>> state,
      Supplier<Optional<StoredFile>> file,
      Supplier<Optional<String>> traceParent,
      BooleanSupplier canceled) {
    this.run = run;
    this.settings = settings;
    this.output = new RunOutput(outputLimit, settings.mask());
    this.error = new RunOutput(LONGEST_ERROR, settings.mask());
    this.lastSuccess = lastSuccess;
    this.memory = new RunMemory(state);
    this.files = file;
    this.traceParent = traceParent;
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
  public synchronized Optional<DispatchTaskFile> file() {
    if (!hasLookedForFile) {
      file = files.get().map(found -> found);
      hasLookedForFile = true;
    }
    return file;
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
    return lastSuccess.get();
  }

  @Override
  public Optional<String> traceParent() {
    return traceParent.get();
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
    result = StorableText.of(ResultText.of(text, mask()));
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
    var changed = hasEnded ? memory.changed() : null;
    return new RunLegacy(result, changed == null ? null : storable(changed));
  }

  private static Map<String, String> storable(Map<String, String> texts) {
    var storable = new HashMap<String, String>();
    texts.forEach((key, value) -> storable.put(StorableText.of(key), StorableText.of(value)));
    return storable;
  }

  @Nullable Progress lastProgress() {
    return progress;
  }
}
