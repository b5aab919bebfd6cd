// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import dev.dispatchee.it.server.ServerLog;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Names the log of a server with each failure. */
public final class TellsTheLog implements TestExecutionExceptionHandler {

  private final ServerLog log;

  /** Names this one. */
  public TellsTheLog(ServerLog log) {
    this.log = log;
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new SeeAlso(log.toString()));
    throw failure;
  }

  /** Carries a text to where failures are read. */
  private static final class SeeAlso extends Exception {
    SeeAlso(String where) {
      super(where, null, false, false);
    }
  }
}
