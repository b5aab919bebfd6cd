/**
 * Runs an executor in a unit test, without a server.
 *
 * <p>A {@link dev.dispatchee.testkit.TestRun} says what a run is given, and executes it on the
 * thread of the test or on one of its own ({@link dev.dispatchee.testkit.StartedRun}). The executor
 * is told all of it by a {@link dev.dispatchee.testkit.RecordedRun}, which keeps what the executor
 * says; how it ended is a {@link dev.dispatchee.testkit.RunOutcome}, and {@link
 * dev.dispatchee.testkit.RunAssert} asserts on that. Settings are checked and read, secrets are
 * resolved and kept out of what is told, and ends are judged as the engine does it.
 *
 * <p>Uses the API of executors and the JDK, so that it goes with every test framework. Tests of
 * executors use it.
 */
@NullMarked
package dev.dispatchee.testkit;

import org.jspecify.annotations.NullMarked;
