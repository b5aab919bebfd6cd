/**
 * The part {@code DispatchTaskExecutorRegistry}: the executors that this server has, by type.
 *
 * <p>They are found by the CDI extension of dispatch-api, in the EAR and in every deployment beside
 * it; this is where the engine asks for them. Uses the API only.
 */
@NullMarked
package dev.dispatchee.registry;

import org.jspecify.annotations.NullMarked;
