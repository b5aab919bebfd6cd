/**
 * Says what fires when: a schedule and an instant in, the next fire, the next skipped time or
 * "never again" out.
 *
 * <p>Starts at {@link dev.dispatchee.schedule.Schedule}. A cron expression is first read into a
 * {@link dev.dispatchee.schedule.CronExpression}, which refuses what is wrong with it; the
 * expression yields local times, and the schedule lays these on the line of instants of a zone,
 * along a {@link dev.dispatchee.schedule.DaylightSavingRule}. The words of a schedule come from the
 * same parsed form.
 *
 * <p>Everything here is immutable, safe for several threads and without a clock of its own. Uses
 * the JDK alone. Whatever fires, shows or previews a time asks this package; nothing else computes
 * one.
 */
@NullMarked
package dev.dispatchee.schedule;

import org.jspecify.annotations.NullMarked;
