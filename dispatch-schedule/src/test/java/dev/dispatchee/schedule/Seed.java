// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.Random;

/** Where the random expressions of a test come from. */
final class Seed {

  private static final String PROPERTY = "schedule.seed";

  private Seed() {}

  /** A new seed for each run, told in the log; {@code -Dschedule.seed} repeats a run. */
  static Random random(Class<?> test) {
    long seed = Long.getLong(PROPERTY, new Random().nextLong());
    System.getLogger(test.getName())
        .log(System.Logger.Level.INFO, "-D{0}={1,number,#}", PROPERTY, seed);
    return new Random(seed);
  }
}
