// SPDX-License-Identifier: Apache-2.0
/**
 * What will fire in the days ahead, of all triggers together: each hour's fires and how busy they
 * make the nodes.
 *
 * <p>{@code CalendarService} is where users ask. Changes nothing. Uses triggers, their schedules,
 * what their runs usually take, and the nodes; the web shows it.
 */
@NullMarked
package dev.dispatchee.calendar;

import org.jspecify.annotations.NullMarked;
