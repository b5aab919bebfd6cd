// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.fires;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When Quartz fires an expression, by its own class. */
public final class QuartzFires implements ForeignFires {

  private final String engine;
  private final CronExpression expression;

  private QuartzFires(String engine, CronExpression expression) {
    this.engine = engine;
    this.expression = expression;
  }

  /**
   * Of an expression; empty if Quartz refuses it.
   *
   * @param engine who uses the class: Quartz, or what has taken it over
   */
  public static Optional<ForeignFires> of(String engine, String text, ZoneId zone) {
    try {
      var expression = new CronExpression(text);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return Optional.of(new QuartzFires(engine, expression));
    } catch (ParseException refused) {
      return Optional.empty();
    }
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public Optional<Instant> next(Instant after) {
    return Optional.ofNullable(expression.getTimeAfter(Date.from(after))).map(Date::toInstant);
  }
}
