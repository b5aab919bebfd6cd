// SPDX-License-Identifier: Apache-2.0
/**
 * Business calendars: named times such as holidays, office hours and freezes, in which triggers do
 * not fire or in which alone they fire.
 *
 * <p>What they hold and how that is read, stored and found. Users change them in {@code
 * trigger.rebind}, since that changes when triggers fire. Uses the times of the schedule, the audit
 * and the database; the trigger and the week ahead use it.
 */
@NullMarked
package dev.dispatchee.businesscalendar;

import org.jspecify.annotations.NullMarked;
