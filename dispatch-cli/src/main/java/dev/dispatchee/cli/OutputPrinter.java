// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.definition.SafeText;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Prints what a run wrote.
 *
 * @param out where
 * @param raw whether also what would move the cursor of a terminal, or worse
 */
record OutputPrinter(PrintWriter out, boolean raw) implements Consumer<String> {

  @Override
  public void accept(String text) {
    out.print(raw ? text : SafeText.text(text));
    out.flush();
  }
}
