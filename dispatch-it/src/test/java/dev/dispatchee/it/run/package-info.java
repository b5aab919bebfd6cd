// SPDX-License-Identifier: Apache-2.0
/**
 * Runs on a real server: by hand and by schedule, their output, their logs and events, and the
 * limits of asking.
 */
@NullMarked
package dev.dispatchee.it.run;

import org.jspecify.annotations.NullMarked;
