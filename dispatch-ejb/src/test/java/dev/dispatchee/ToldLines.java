// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What is told under the name of a logger while a test runs. */
public final class ToldLines extends Handler implements BeforeEachCallback, AfterEachCallback {

  private final Logger logger;
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final List<String> lines = new ArrayList<>();

  /** Of that logger alone. */
  public ToldLines(String logger) {
    this.logger = Logger.getLogger(logger);
  }

  /** The messages, with their numbers. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    logger.addHandler(this);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    logger.removeHandler(this);
  }

  @Override
  public synchronized void publish(LogRecord told) {
    lines.add(formatter.formatMessage(told));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
