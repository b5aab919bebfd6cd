// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.io.IOException;
import java.io.InputStream;

/** The file of a trigger, as it was when it was asked for: who replaces it makes another one. */
public interface DispatchTaskFile {

  /** Its name, such as {@code job.zip}; never a path. */
  String name();

  /** How many bytes it has. */
  long size();

  /** The SHA-256 of its bytes, 64 hexadecimal digits in small letters. */
  String checksum();

  /**
   * Reads it from the beginning, piece by piece: it is never in memory as a whole. It may be opened
   * several times. When the file is replaced or removed meanwhile, the next piece is an {@link
   * IOException} that says so: what was read is never a mixture of two files.
   *
   * @return a stream for one thread, which whoever opens it closes
   * @throws IOException if the file is not there any more
   */
  InputStream open() throws IOException;
}
