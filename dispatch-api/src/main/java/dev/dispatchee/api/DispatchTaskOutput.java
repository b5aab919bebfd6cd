// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.io.OutputStream;

/**
 * Takes the text of a run. Safe for several threads. Nothing written here ever blocks for long or
 * fails: what exceeds the limit of the run's output is counted and cut out of the middle.
 */
public interface DispatchTaskOutput {

  /** Appends a text. */
  void print(CharSequence text);

  /** Appends a text and a line break. */
  default void println(CharSequence text) {
    print(text + "\n");
  }

  /** The same place for bytes, read as UTF-8; what is not UTF-8 becomes U+FFFD. */
  OutputStream asStream();
}
