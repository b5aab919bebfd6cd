// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a setting that is a secret, such as a password or a token: a {@code String} or an {@code
 * Optional<String>} without default.
 *
 * <p>Whoever writes the settings gives a {@link SecretReference} and never the value. The executor
 * is given the value. What it writes, reports and throws is kept without it, and without what
 * follows the scheme in it ({@code T} of {@code Bearer T}) and their percent-encoded, JSON and
 * Base64 forms; a log of its own is not, nor what else it makes of the value. Values of fewer than
 * four characters are not looked for.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Secret {}
