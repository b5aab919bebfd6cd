/**
 * The contract between Dispatch EE and the logic that it runs; authors of executors compile against
 * it.
 *
 * <p>An executor is a class that implements {@link dev.dispatchee.api.DispatchTaskExecutor},
 * usually by extending {@link dev.dispatchee.api.BaseDispatchTaskExecutor}, and is annotated with
 * {@link dev.dispatchee.api.DispatchExecutor}. Everything else here is what it gets when it runs.
 *
 * <p>Uses Jakarta APIs only. Everybody may use it.
 */
@NullMarked
package dev.dispatchee.api;

import org.jspecify.annotations.NullMarked;
