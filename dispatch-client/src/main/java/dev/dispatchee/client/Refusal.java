// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was refused.
 *
 * @param kind the name of a {@link DispatchClientException.Kind}
 * @param code the stable name of the problem, as the admin API has it
 * @param message what was found and what is allowed, in words
 * @param violations the wrong values; empty if there are none
 * @param retryAfterSeconds how long to wait before the next try; null if that is not known
 */
public record Refusal(
    String kind,
    String code,
    String message,
    List<Violation> violations,
    @Nullable Long retryAfterSeconds)
    implements Serializable {

  /** Copies the violations. */
  public Refusal {
    violations = Lists.copy(violations);
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }

  /**
   * One value that is not allowed.
   *
   * @param field where it is, such as {@code dispatchTaskSettings.url}
   * @param code the stable name of the fault
   * @param message what was found and what is allowed
   */
  public record Violation(String field, String code, String message) implements Serializable {

    private Object writeReplace() {
      return WireForm.of(this);
    }
  }
}
