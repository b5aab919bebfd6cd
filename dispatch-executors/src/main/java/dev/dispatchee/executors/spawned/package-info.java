// SPDX-License-Identifier: Apache-2.0
/**
 * Processes that runs start, from their start until nothing of them is left: what they write is
 * read as it comes ({@link dev.dispatchee.executors.spawned.SpawnedProcess}), all that came of them
 * is ended, and their folder is removed ({@link dev.dispatchee.executors.spawned.WorkFolder}).
 *
 * <p>Uses the API of executors. The executors {@code process} and {@code talend} use it.
 */
@NullMarked
package dev.dispatchee.executors.spawned;

import org.jspecify.annotations.NullMarked;
