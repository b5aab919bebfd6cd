// SPDX-License-Identifier: Apache-2.0
/**
 * What fires when, on a real server: previews, misfires, changes in the second it fires, the pause
 * of everything.
 */
@NullMarked
package dev.dispatchee.it.schedule;

import org.jspecify.annotations.NullMarked;
