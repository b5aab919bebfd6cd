/**
 * Tells beans of all deployments what happened on this node, after it was committed.
 *
 * <p>Uses the API alone; the listener, the triggers and the configurator use it.
 */
@NullMarked
package dev.dispatchee.event;

import org.jspecify.annotations.NullMarked;
