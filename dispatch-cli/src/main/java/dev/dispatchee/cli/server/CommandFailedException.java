// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

/** Why a command ends without success; its message is for the user, a line for each fault. */
public final class CommandFailedException extends RuntimeException {

  private final int exitCode;
  private final String text;

  /** Says why, and what the script is told. */
  public CommandFailedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.text = message;
  }

  /** The message, which is never missing. */
  public String text() {
    return text;
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
