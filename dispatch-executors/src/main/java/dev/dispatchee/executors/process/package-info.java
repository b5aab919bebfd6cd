/**
 * The executor {@code process}: one program of the server's machine a run, of those that the server
 * allows.
 *
 * <p>Three steps, each on its own: the settings are read and compared with what the server allows
 * ({@link dev.dispatchee.executors.process.PlannedProcess}), the program runs until nothing of it
 * is left ({@link dev.dispatchee.executors.spawned.SpawnedProcess}), and its folder is removed
 * ({@link dev.dispatchee.executors.spawned.WorkFolder}).
 *
 * <p>Uses the API of executors and MicroProfile Config. Nobody uses it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.process;

import org.jspecify.annotations.NullMarked;
