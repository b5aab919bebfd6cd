// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import org.jspecify.annotations.Nullable;

/**
 * Whether a trigger is ready, as its executor says.
 *
 * @param ready null if there is nobody here to say
 * @param reason why it is not; null if it is, or if that is not known
 */
public record ReadinessAnswer(@Nullable Boolean ready, @Nullable String reason) {

  /** It is. */
  public static final ReadinessAnswer READY = new ReadinessAnswer(true, null);

  /** This node does not have the executor. */
  public static final ReadinessAnswer UNKNOWN = new ReadinessAnswer(null, null);

  /** It is not. */
  public static ReadinessAnswer notReady(String reason) {
    return new ReadinessAnswer(false, reason);
  }
}
