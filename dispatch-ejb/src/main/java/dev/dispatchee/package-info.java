/**
 * What all parts of the engine share: how they say that something is not allowed.
 *
 * <p>Uses nothing of ours. Everybody may use it.
 */
@NullMarked
package dev.dispatchee;

import org.jspecify.annotations.NullMarked;
