// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.DispatchTaskSettings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A run that keeps what the executor writes and reports. */
public final class RecordedRun implements DispatchTaskContext {

  private final DispatchTaskSettings settings;
  private final Recorder output = new Recorder();
  private final Recorder error = new Recorder();
  private final List<String> progress = new CopyOnWriteArrayList<>();
  private volatile boolean canceled;

  public RecordedRun(Map<String, String> settings) {
    this.settings = new DispatchTaskSettings(settings);
  }

  public String written() {
    return output.text();
  }

  public List<String> reported() {
    return progress;
  }

  public void cancel() {
    canceled = true;
  }

  @Override
  public long dispatchTriggerId() {
    return 1;
  }

  @Override
  public String triggerName() {
    return "call";
  }

  @Override
  public long dispatchLogId() {
    return 2;
  }

  @Override
  public String idempotencyKey() {
    return "1-2";
  }

  @Override
  public DispatchTaskSettings settings() {
    return settings;
  }

  @Override
  public Instant plannedDate() {
    return Instant.EPOCH;
  }

  @Override
  public int attempt() {
    return 1;
  }

  @Override
  public Optional<Instant> lastSuccess() {
    return Optional.empty();
  }

  @Override
  public DispatchTaskOutput output() {
    return output;
  }

  @Override
  public DispatchTaskOutput error() {
    return error;
  }

  @Override
  public void progress(int percent, String message) {
    progress.add(percent + " " + message);
  }

  @Override
  public boolean isCanceled() {
    return canceled;
  }

  private static final class Recorder implements DispatchTaskOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public void print(CharSequence text) {
      bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public OutputStream asStream() {
      return bytes;
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
