/**
 * Asks a Dispatch EE for runs from another JVM or another deployment. {@code DispatchClient} is
 * what programs use; {@code DispatchRemote} is what the server offers, and records are all that
 * goes between the two.
 *
 * <p>Uses nothing of ours. The engine implements {@code DispatchRemote}; nobody else of ours uses
 * this package. What goes over the wire grows by components that may be null: a side that does not
 * know one passes over it.
 */
@NullMarked
package dev.dispatchee.client;

import org.jspecify.annotations.NullMarked;
