// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.io.OutputStream;

/**
 * Takes the text of a run. Thread-safe. Writing never fails and never blocks for long: text beyond
 * the limit for the run's output is counted and cut out of the middle, where lines end if they are
 * not too long, and a line says how much was left out.
 */
public interface DispatchTaskOutput {

  /** Appends a text. */
  void print(CharSequence text);

  /** Appends a text and a line break. */
  default void println(CharSequence text) {
    print(text + "\n");
  }

  /**
   * Says that what was written so far was cut off at its end, by a limit or because no more of it
   * came. A secret that the cut may run through is kept out then: nobody else could know that those
   * characters were its beginning. What is written next is another text.
   */
  default void cut() {}

  /** The same destination for bytes, read as UTF-8; invalid bytes become U+FFFD. */
  OutputStream asStream();
}
