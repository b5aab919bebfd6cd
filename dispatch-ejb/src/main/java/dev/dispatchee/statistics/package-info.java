// SPDX-License-Identifier: Apache-2.0
/**
 * What runs came to: counts and run times by day, how long a trigger's runs usually take, and the
 * newest runs of many triggers at once.
 *
 * <p>{@code RollUp} adds history up in the background; {@code StatisticsService} tells users. Uses
 * the log and the database; the calendar and the overview read what is rolled up, the configurator
 * has the roll-up done, and the trigger forgets what belongs to one that is deleted.
 */
@NullMarked
package dev.dispatchee.statistics;

import org.jspecify.annotations.NullMarked;
