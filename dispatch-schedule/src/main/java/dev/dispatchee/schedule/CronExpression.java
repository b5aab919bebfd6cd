// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

/**
 * A cron expression, in the Quartz form of six or seven fields, in the UNIX form of five, or one of
 * the {@code @} names.
 *
 * <p>Immutable. Two are equal if they were typed alike.
 */
public final class CronExpression {

  private final String text;
  private final CronFields fields;
  private final ClockChangeKind clockChangeKind;
  private final LocalTimes localTimes;

  private CronExpression(String text, CronFields fields) {
    this.text = text;
    this.fields = fields;
    this.clockChangeKind = ClockChangeKind.of(fields);
    this.localTimes = fields.localTimes();
  }

  /**
   * Reads an expression.
   *
   * @throws InvalidCronException if it cannot be read
   * @throws NeverFiresException if it can, but none of its dates exists
   */
  public static CronExpression parse(String text) {
    var expression = new CronExpression(text, CronParser.parse(text));
    if (expression.localTimes.next(0) == LocalTimes.NEVER) {
      throw new NeverFiresException(text);
    }
    return expression;
  }

  /** Its local times in English words, without a zone: "At 02:30 every day". */
  public String describe() {
    var days = new DayWords(fields);
    var times = new TimeWords(fields, days.isEveryDay());
    if (days.isEveryDay() && times.goOnAllDay() && !times.isFew()) {
      return times.text();
    }
    return times.text() + (times.isFew() ? " " : ", ") + days.text();
  }

  ClockChangeKind clockChangeKind() {
    return clockChangeKind;
  }

  LocalTimes localTimes() {
    return localTimes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronExpression expression && text.equals(expression.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The expression as it was typed. */
  @Override
  public String toString() {
    return text;
  }
}
