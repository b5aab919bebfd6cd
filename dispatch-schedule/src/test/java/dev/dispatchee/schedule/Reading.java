// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.function.Predicate;

/**
 * What somebody who has nothing but the words makes of them.
 *
 * @param times seconds of the day
 * @param dates whether a date is meant
 */
record Reading(BitSet times, Predicate<LocalDate> dates) {}
