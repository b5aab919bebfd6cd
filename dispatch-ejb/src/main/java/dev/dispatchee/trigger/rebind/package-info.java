// SPDX-License-Identifier: Apache-2.0
/**
 * Business calendars as users change them, and what that means for the triggers that they bind.
 *
 * <p>{@code BusinessCalendarService} is where users come. In one transaction a calendar is changed,
 * what was due before is dealt with by its old times, and when its triggers are due next is
 * computed by the new ones. Uses the calendars, the firing and the edit; the web uses it.
 */
@NullMarked
package dev.dispatchee.trigger.rebind;

import org.jspecify.annotations.NullMarked;
