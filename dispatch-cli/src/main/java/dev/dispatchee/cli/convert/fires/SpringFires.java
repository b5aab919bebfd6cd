// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.scheduling.support.CronExpression;

/** When Spring fires an expression, by its own class. */
public final class SpringFires implements ForeignFires {

  private final CronExpression expression;
  private final ZoneId zone;

  private SpringFires(CronExpression expression, ZoneId zone) {
    this.expression = expression;
    this.zone = zone;
  }

  /** Of an expression; empty if Spring refuses it. */
  public static Optional<ForeignFires> of(String text, ZoneId zone) {
    try {
      return Optional.of(new SpringFires(CronExpression.parse(text), zone));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  @Override
  public String engine() {
    return "Spring";
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return Optional.ofNullable(expression.next(after.atZone(zone))).map(ZonedDateTime::toInstant);
  }
}
