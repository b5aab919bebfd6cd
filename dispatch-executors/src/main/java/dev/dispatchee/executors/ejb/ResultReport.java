// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import dev.dispatchee.api.DispatchTaskContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the output of a run says of the result. */
final class ResultReport {

  private static final int MOST_CHARACTERS = 64 * 1024;

  private ResultReport() {}

  /**
   * Writes the result as JSON, up to 64 Ki characters. It never fails: the bean has done its work,
   * and another attempt would do it again.
   */
  static void write(@Nullable Object result, StrictJson json, DispatchTaskContext context) {
    var output = context.output();
    var text = new BoundedText(MOST_CHARACTERS);
    try {
      json.write(result, text);
      output.println(text.toString());
    } catch (IOException | RuntimeException unwritable) {
      if (text.isFull()) {
        output.print(text.toString());
        output.cut();
        output.print("\n\nthe result was longer, the rest is left out\n");
      } else {
        output.println("the result cannot be written as JSON: " + unwritable.getMessage());
      }
    }
  }
}
