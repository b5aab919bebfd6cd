// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

/** What a script is told; the numbers are an interface and keep their meaning. */
public final class ExitCode {

  /** Done; of a run that was waited for: it was successful. */
  public static final int OK = 0;

  /** The run that was waited for ended otherwise. */
  public static final int RUN_NOT_SUCCESSFUL = 1;

  /** What was typed cannot be understood, or says too little. */
  public static final int USAGE = 2;

  /** There is no such trigger, run, executor or node. */
  public static final int NOT_FOUND = 3;

  /** The server refuses it: a value is not allowed, or the state does not allow it. */
  public static final int REFUSED = 4;

  /** The server does not know the user, or the user may not do it. */
  public static final int NOT_ALLOWED = 5;

  /** The server is not there, does not answer, or failed. */
  public static final int UNREACHABLE = 6;

  /** A file cannot be read, or is not what it should be; the server was not asked. */
  public static final int BAD_FILE = 7;

  /** What was waited for took longer than was allowed; it goes on. */
  public static final int TIMED_OUT = 8;

  /** {@code apply --dry-run --fail-on-difference} found differences. */
  public static final int DIFFERENCES = 9;

  /** {@code convert} brought all in, and something is not the same. */
  public static final int CONVERTED_DIFFERENTLY = 10;

  /** {@code convert} could not bring all in. */
  public static final int NOT_CONVERTED = 11;

  private ExitCode() {}
}
