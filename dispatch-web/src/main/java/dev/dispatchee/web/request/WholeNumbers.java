// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whole numbers in bodies. */
public final class WholeNumbers {

  private static final BigInteger SMALLEST = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger LARGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  private WholeNumbers() {}

  /**
   * A number of any size as one that the rules can judge: what is too large is a value that is not
   * allowed, like any other, and no field allows the largest or the smallest.
   */
  public static @Nullable Integer bounded(@Nullable BigInteger number) {
    return number == null ? null : number.max(SMALLEST).min(LARGEST).intValue();
  }
}
