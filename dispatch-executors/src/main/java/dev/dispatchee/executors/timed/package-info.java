/**
 * Work of a run that its own thread cannot end: a call that does not heed interrupts, such as one
 * that reads from a socket or looks a host up.
 *
 * <p>Uses the API of executors. The executors of this module use it.
 */
@NullMarked
package dev.dispatchee.executors.timed;

import org.jspecify.annotations.NullMarked;
