/**
 * Events that beans of any deployment of the server can observe: {@code void ended(@Observes
 * RunEnded event)}.
 *
 * <p>They are told on the node where it happened, after the transaction in which it happened has
 * committed, one after the other, by a thread of Dispatch EE: without a user, without a
 * transaction, and with the class loader of the observer's deployment. Observers must be quick:
 * while one works, the events after it wait, up to 10,000 of them; what comes then is dropped, and
 * the server's log says how many. What an observer throws is logged, and keeps nobody else from
 * being told.
 *
 * <p>They are a notice and no promise: a node that is killed has told nobody of its last moments.
 * Who must not miss anything reads the logs of the runs. An asynchronous observer ({@code
 * ObservesAsync}) is not told.
 */
@NullMarked
package dev.dispatchee.api.event;

import org.jspecify.annotations.NullMarked;
