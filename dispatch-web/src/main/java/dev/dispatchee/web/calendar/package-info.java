// SPDX-License-Identifier: Apache-2.0
/** The time ahead, over HTTP. */
@NullMarked
package dev.dispatchee.web.calendar;

import org.jspecify.annotations.NullMarked;
