// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import java.util.List;
import java.util.Random;

/** Decides; the same seed decides the same. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    random = new Random(seed);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
