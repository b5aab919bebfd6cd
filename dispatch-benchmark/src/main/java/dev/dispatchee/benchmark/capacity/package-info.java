// SPDX-License-Identifier: Apache-2.0
/**
 * What an installation can bear, reckoned from figures that were measured: pure arithmetic, which
 * uses nothing of the other packages but how a report is written.
 */
@NullMarked
package dev.dispatchee.benchmark.capacity;

import org.jspecify.annotations.NullMarked;
