// SPDX-License-Identifier: Apache-2.0
/**
 * Tells of runs as they happen: one look at the database a second serves all who follow.
 *
 * <p>Uses the log and the stored output; the web sends it as server-sent events.
 */
@NullMarked
package dev.dispatchee.log.stream;

import org.jspecify.annotations.NullMarked;
