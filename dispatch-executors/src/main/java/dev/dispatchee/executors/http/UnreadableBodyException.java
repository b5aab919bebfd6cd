// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.io.IOException;
import java.util.Locale;

/** A body that is not packed in the way that its head says. */
class UnreadableBodyException extends IOException {

  UnreadableBodyException(ContentCoding coding, IOException cause) {
    super(
        "packed its answer in a way that is not " + coding.name().toLowerCase(Locale.ROOT), cause);
  }
}
