// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.product;

import dev.dispatchee.benchmark.contest.Lateness;

/**
 * Fires at a steady rate for some time.
 *
 * @param late how late their runs started, in milliseconds
 * @param used by database and servers meanwhile, with what idle ones use
 */
public record WatchedFires(Lateness late, Use used) {}
