// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.executors.http.AnswerBody.End;

/** What the output of a run says of the answer, without the credentials that it was asked with. */
final class AnswerReport {

  private AnswerReport() {}

  /** Writes the redirects, the status and the body, as far as they came. */
  static void write(Arrival arrival, Credentials credentials, DispatchTaskContext context) {
    arrival
        .redirects()
        .forEach(redirect -> context.output().println(credentials.mask(redirect, false)));
    arrival.answer().ifPresent(answer -> write(answer, credentials, context));
  }

  private static void write(
      HttpAnswer answer, Credentials credentials, DispatchTaskContext context) {
    var output = context.output();
    output.println(credentials.mask(answer.statusLine(), false));
    output.println("");
    output.print(credentials.mask(answer.body().text(), answer.body().end() != End.WHOLE));
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
