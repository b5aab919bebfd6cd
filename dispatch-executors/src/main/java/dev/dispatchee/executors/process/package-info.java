/**
 * The executor {@code process}: one program of the server's machine a run, of those that the server
 * allows.
 *
 * <p>Three steps, each on its own: the settings are read and compared with what the server allows
 * ({@link dev.dispatchee.executors.process.PlannedProcess}), the program runs and its texts are
 * read as they come ({@link dev.dispatchee.executors.process.RunningProcess}), and whatever is left
 * of it is ended and removed ({@link dev.dispatchee.executors.process.ProcessTree}, {@link
 * dev.dispatchee.executors.process.WorkFolder}).
 *
 * <p>Uses the API of executors and MicroProfile Config. Nobody uses it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.process;

import org.jspecify.annotations.NullMarked;
