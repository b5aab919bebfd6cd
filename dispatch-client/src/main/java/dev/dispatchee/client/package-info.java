/**
 * Asks Dispatch EE for runs from another JVM or another deployment. Programs use {@code
 * DispatchClient}; the server offers {@code DispatchRemote}; only records go between the two.
 *
 * <p>Uses nothing of ours. The engine implements {@code DispatchRemote}; nothing else in this
 * project uses this package. Records may get new components that may be null: a side that does not
 * know one ignores it.
 */
@NullMarked
package dev.dispatchee.client;

import org.jspecify.annotations.NullMarked;
