// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import dev.dispatchee.schedule.Schedule;
import java.time.Instant;
import java.util.Optional;

/**
 * When we fire, to be compared.
 *
 * @param schedule what is asked
 */
record OurFires(Schedule schedule) implements ForeignFires {

  @Override
  public String engine() {
    return "here";
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return schedule.nextFire(after);
  }
}
