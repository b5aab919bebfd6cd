// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the server answers: either a value or a refusal.
 *
 * @param value what was asked for; null when it was refused
 * @param refusal why it was refused; null when it was not
 */
public record Answer<T extends Serializable>(@Nullable T value, @Nullable Refusal refusal)
    implements Serializable {

  /** What was asked for. */
  public static <T extends Serializable> Answer<T> of(T value) {
    return new Answer<>(value, null);
  }

  /** That it was refused. */
  public static <T extends Serializable> Answer<T> refused(Refusal refusal) {
    return new Answer<>(null, refusal);
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }
}
