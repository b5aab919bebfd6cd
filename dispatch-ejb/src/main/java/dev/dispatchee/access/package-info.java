// SPDX-License-Identifier: Apache-2.0
/**
 * Who may see, run and edit which trigger, beyond what a role may do to any: the groups that a
 * trigger names, those of a caller, and the one condition by which statements leave out what a
 * caller may not see.
 *
 * <p>Uses the database. All parts that answer callers use it; the path of a run never does.
 */
@NullMarked
package dev.dispatchee.access;

import org.jspecify.annotations.NullMarked;
