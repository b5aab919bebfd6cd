// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskContext;

/** What the output of a run says of the answer. */
final class AnswerReport {

  private AnswerReport() {}

  /** Writes the redirects, the status and the body, as far as they came. */
  static void write(Arrival arrival, DispatchTaskContext context) {
    arrival.redirects().forEach(context.output()::println);
    arrival.answer().ifPresent(answer -> write(answer, context));
  }

  private static void write(HttpAnswer answer, DispatchTaskContext context) {
    var output = context.output();
    output.println(answer.statusLine());
    output.println("");
    output.print(answer.body().text());
    switch (answer.body().end()) {
      case WHOLE -> {}
      case CUT -> {
        output.cut();
        output.print("\n\nthe body was longer, the rest is left out\n");
        context.progress(100, "the output holds the first 64 KiB of the body");
      }
      case BROKEN_OFF -> {
        output.cut();
        output.print("\n\nthe answer was not complete\n");
      }
    }
  }
}
