// SPDX-License-Identifier: Apache-2.0
/**
 * Pages of lists: by number, and by key for what grows without end.
 *
 * <p>Uses nothing of ours; everybody uses it.
 */
@NullMarked
package dev.dispatchee.page;

import org.jspecify.annotations.NullMarked;
