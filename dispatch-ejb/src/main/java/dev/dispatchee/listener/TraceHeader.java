// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import org.jspecify.annotations.Nullable;

/**
 * The property of a bell that says what its runs come from: {@code traceparent} of W3C Trace
 * Context, version 00.
 */
final class TraceHeader {

  static final String NAME = "traceparent";

  private static final int LENGTH = 55;
  private static final String FORM = "00-................................-................-..";

  private TraceHeader() {}

  /** What was sent, if it is one; whoever may send to the queue may send anything. */
  static @Nullable String checked(@Nullable String sent) {
    if (sent == null || sent.length() != LENGTH) {
      return null;
    }
    for (int i = 0; i < LENGTH; i++) {
      char wanted = FORM.charAt(i);
      char c = sent.charAt(i);
      boolean fits = wanted == '.' ? isHex(c) : c == wanted;
      if (!fits) {
        return null;
      }
    }
    return sent;
  }

  private static boolean isHex(char c) {
    return ('0' <= c && c <= '9') || ('a' <= c && c <= 'f');
  }
}
