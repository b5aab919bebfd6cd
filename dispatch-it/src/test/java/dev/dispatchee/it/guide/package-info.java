// SPDX-License-Identifier: Apache-2.0
/**
 * Somebody who sets servers up by hand, as the guide says it: reads its sections, and types their
 * commands. Uses the servers of the tests for what has to be downloaded; used by tests.
 */
@NullMarked
package dev.dispatchee.it.guide;

import org.jspecify.annotations.NullMarked;
