/**
 * Alert rules, and what they have sent.
 *
 * <p>Translates; {@code alert.manage} of the engine has the rules.
 */
@NullMarked
package dev.dispatchee.web.alert;

import org.jspecify.annotations.NullMarked;
