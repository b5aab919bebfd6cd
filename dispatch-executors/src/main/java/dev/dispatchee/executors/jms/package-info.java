/**
 * The executor {@code jms-send}: one text message a run, to a destination of the server that an
 * administrator allows, and never to the queue of Dispatch EE itself.
 *
 * <p>Uses the API of executors, {@code jndi}, Jakarta Messaging and MicroProfile Config. Nobody
 * uses it: the registry finds it.
 */
@NullMarked
package dev.dispatchee.executors.jms;

import org.jspecify.annotations.NullMarked;
