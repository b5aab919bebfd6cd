// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import dev.dispatchee.client.DispatchClientException;
import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal.Violation;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client threw.
 *
 * @param kind its kind
 * @param code its code
 * @param message its message
 * @param fields the fields at fault
 * @param retryAfter when asking again may help; null when that is not known
 */
public record Told(
    Kind kind, String code, String message, List<String> fields, @Nullable Duration retryAfter)
    implements Serializable {

  static Told of(DispatchClientException told) {
    return new Told(
        told.kind(),
        told.code(),
        String.valueOf(told.getMessage()),
        told.violations().stream().map(Violation::field).toList(),
        told.retryAfter().orElse(null));
  }
}
