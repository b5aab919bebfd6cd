/**
 * The contract between Dispatch EE and the logic it runs: what the author of an executor compiles
 * against.
 *
 * <p>An executor is a class that implements {@link dev.dispatchee.api.DispatchTaskExecutor}, most
 * often by extending {@link dev.dispatchee.api.BaseDispatchTaskExecutor}, and carries {@link
 * dev.dispatchee.api.DispatchExecutor}. Everything else here is what it is given when it runs.
 *
 * <p>Uses Jakarta APIs only. Everybody may use it.
 */
@NullMarked
package dev.dispatchee.api;

import org.jspecify.annotations.NullMarked;
