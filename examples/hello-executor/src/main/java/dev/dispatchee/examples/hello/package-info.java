/**
 * An executor that is deployed on its own, beside Dispatch EE: one class to copy and to try runs
 * with.
 *
 * <p>Uses the API of executors and the JDK. Nobody uses it.
 */
@NullMarked
package dev.dispatchee.examples.hello;

import org.jspecify.annotations.NullMarked;
