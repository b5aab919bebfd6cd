// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Refusal;
import dev.dispatchee.client.Refusal.Violation;
import dev.dispatchee.refusal.RefusalKind;
import dev.dispatchee.refusal.Refused;
import java.util.List;

/** Refusals as they go over the wire. */
final class Refusals {

  private Refusals() {}

  static Refusal of(Kind kind, String code, String message) {
    return new Refusal(kind.name(), code, message, List.of(), null);
  }

  static Refusal of(Refused refused) {
    return new Refusal(
        kind(refused.kind()).name(),
        refused.code(),
        refused.message(),
        refused.violations().stream()
            .map(fault -> new Violation(fault.field(), fault.code(), fault.message()))
            .toList(),
        refused.retryAfterSeconds());
  }

  private static Kind kind(RefusalKind kind) {
    return switch (kind) {
      case NOT_FOUND -> Kind.NOT_FOUND;
      case CONFLICT -> Kind.CONFLICT;
      case NOT_ALLOWED -> Kind.NOT_ALLOWED;
      case INVALID -> Kind.INVALID;
      case TOO_MANY_REQUESTS -> Kind.TOO_MANY_REQUESTS;
      case UNAVAILABLE -> Kind.UNREACHABLE;
    };
  }
}
