// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A run that remembers what its executor writes. */
public final class TestContext implements DispatchTaskContext {

  private final StringBuilder written = new StringBuilder();
  private final Map<String, String> settings;

  public TestContext() {
    this(Map.of());
  }

  TestContext(Map<String, String> settings) {
    this.settings = settings;
  }

  public String written() {
    return written.toString();
  }

  @Override
  public long dispatchTriggerId() {
    return 1;
  }

  @Override
  public String triggerName() {
    return "test";
  }

  @Override
  public long dispatchLogId() {
    return 2;
  }

  @Override
  public String idempotencyKey() {
    return "dispatch-1-2";
  }

  @Override
  public DispatchTaskSettings settings() {
    return new DispatchTaskSettings(settings);
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
    return new DispatchTaskOutput() {
      @Override
      public void print(CharSequence text) {
        written.append(text);
      }

      @Override
      public OutputStream asStream() {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public DispatchTaskOutput error() {
    return output();
  }

  @Override
  public void progress(int percent, String message) {}

  @Override
  public DispatchTaskState state() {
    throw new UnsupportedOperationException("no executor here has a state");
  }

  @Override
  public void result(String text) {
    throw new UnsupportedOperationException("no executor here has a result");
  }

  @Override
  public boolean isCanceled() {
    return false;
  }
}
