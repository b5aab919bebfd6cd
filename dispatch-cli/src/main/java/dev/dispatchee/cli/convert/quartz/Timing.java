// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

/** When a trigger of Quartz fires. */
sealed interface Timing {

  /**
   * At the local times of an expression.
   *
   * @param expression as Quartz has it
   * @param zone its name; empty: that of the JVM
   */
  record Cron(String expression, String zone) implements Timing {}

  /**
   * At a fixed rate.
   *
   * @param repeats how often after the first fire; -1: for ever
   * @param millis from fire to fire
   */
  record Simple(long repeats, long millis) implements Timing {}

  /**
   * Every so many units of the calendar.
   *
   * @param interval how many
   * @param unit as Quartz names it: DAY
   * @param zone its name; empty: that of the JVM
   */
  record CalendarInterval(long interval, String unit, String zone) implements Timing {}

  /**
   * Anything else.
   *
   * @param words what it is
   */
  record Other(String words) implements Timing {}
}
