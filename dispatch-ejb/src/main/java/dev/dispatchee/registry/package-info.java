/**
 * The part {@code DispatchTaskExecutorRegistry}: the executors that this server has, by type, and
 * what is known of those of other nodes.
 *
 * <p>They are found by the CDI extension of dispatch-api, in the EAR and in every deployment beside
 * it; this is where the engine asks for them, and asks them whether triggers are ready. Uses the
 * API, the nodes and the files. The listener finds here what to run, the trigger what there is to
 * be named, the web what to show.
 */
@NullMarked
package dev.dispatchee.registry;

import org.jspecify.annotations.NullMarked;
