// SPDX-License-Identifier: Apache-2.0
/**
 * graphile-worker as a contestant, where Node.js is: its package is fetched when it is measured,
 * never in a build.
 */
@NullMarked
package dev.dispatchee.benchmark.graphile;

import org.jspecify.annotations.NullMarked;
