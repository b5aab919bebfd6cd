// SPDX-License-Identifier: Apache-2.0
/** Business calendars, over HTTP: as JSON, or as iCalendar texts that are uploaded. */
@NullMarked
package dev.dispatchee.web.businesscalendar;

import org.jspecify.annotations.NullMarked;
