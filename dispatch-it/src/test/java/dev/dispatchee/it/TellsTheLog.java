package dev.dispatchee.it;

import dev.dispatchee.it.server.SharedServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Names the log of the shared server with each failure. */
final class TellsTheLog implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    failure.addSuppressed(new SeeAlso(SharedServer.log().toString()));
    throw failure;
  }

  /** Carries a text to where failures are read. */
  private static final class SeeAlso extends Exception {
    SeeAlso(String where) {
      super(where, null, false, false);
    }
  }
}
