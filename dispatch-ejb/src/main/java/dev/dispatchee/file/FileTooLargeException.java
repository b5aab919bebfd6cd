// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import dev.dispatchee.problem.DispatchException;

/** A file has more bytes than a file of a trigger may have. */
public class FileTooLargeException extends DispatchException {

  /** Says how many it may have. */
  public FileTooLargeException(long mostBytes) {
    super("payload-too-large", "the file may have at most %d bytes".formatted(mostBytes));
  }
}
