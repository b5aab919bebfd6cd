// SPDX-License-Identifier: Apache-2.0
/**
 * How the whole stands at this moment: what waits, what runs, what ended in the last hour.
 *
 * <p>Uses the database, the log, the statistics and the scheduler; the web shows it.
 */
@NullMarked
package dev.dispatchee.overview;

import org.jspecify.annotations.NullMarked;
