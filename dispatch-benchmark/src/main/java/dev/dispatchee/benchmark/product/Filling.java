// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

/**
 * How much there is on a server that is looked at.
 *
 * @param triggers how many triggers; one of ten is paused
 * @param logs how many logs, one a second up to now
 * @param audited how many rows of the audit
 * @param cron the cron expression of trigger {@code i}, as an expression of SQL
 */
public record Filling(int triggers, int logs, int audited, String cron) {

  /** Many triggers, all of which fire once a year. */
  public static final Filling OF_MANY = new Filling(100_000, 1_000_000, 200_000, "'0 0 0 1 1 ?'");

  private static final String A_BUSY_WEEK =
      """
      case when i % 50 = 0 then '0 * * * * ?'
        when i % 50 < 5 then format('0 %s * * * ?', i % 60)
        else format('0 %s %s * * ?', i % 60, i % 24) end
      """;

  /** A busy week: of 50 triggers 45 fire once a day, four once an hour and one each minute. */
  public static final Filling OF_A_WEEK = new Filling(5_000, 1_000_000, 200_000, A_BUSY_WEEK);

  /** The same week with twenty times as many triggers. */
  public static final Filling OF_MANY_IN_A_WEEK =
      new Filling(100_000, 1_000_000, 200_000, A_BUSY_WEEK);
}
