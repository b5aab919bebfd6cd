/**
 * The part {@code DispatchMessageListener}: from a bell to executors at work.
 *
 * <p>A bell says that rows may be due; the listener claims what this node can start soon, and the
 * slots of this node run it on the managed executor service. JMS is here and nowhere else. Uses the
 * log (claims and results) and the registry; the trigger rings, the configurator starts, watches
 * and drains.
 */
@NullMarked
package dev.dispatchee.listener;

import org.jspecify.annotations.NullMarked;
