// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes over the wire.
 *
 * @param operation what it is meant for
 * @param target path below the API and query, in percents
 * @param headers whole lines
 * @param body null: none, not even an empty one
 * @param chunked whether the body comes in chunks, without its length
 */
record Call(
    Operation operation,
    String target,
    List<String> headers,
    byte @Nullable [] body,
    boolean chunked) {

  private static final int LONGEST_SHOWN = 300;

  @Override
  public String toString() {
    var shown = operation.method() + " " + shortened(target) + " " + shortened(headers.toString());
    return body == null
        ? shown
        : "%s %d bytes%s: %s"
            .formatted(
                shown,
                body.length,
                chunked ? " in chunks" : "",
                shortened(new String(body, StandardCharsets.UTF_8)));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN
        ? text
        : text.substring(0, LONGEST_SHOWN) + "… (" + text.length() + ")";
  }
}
