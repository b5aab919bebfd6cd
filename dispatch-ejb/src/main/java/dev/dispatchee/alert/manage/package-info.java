/**
 * Rules and messages for users: what they send, what is wrong with it, and what they see.
 *
 * <p>The web calls {@code AlertService}.
 */
@NullMarked
package dev.dispatchee.alert.manage;

import org.jspecify.annotations.NullMarked;
