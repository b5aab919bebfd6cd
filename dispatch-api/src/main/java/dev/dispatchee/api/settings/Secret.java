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
 * <p>Users enter a {@link SecretReference}, never the value; the executor gets the value. The value
 * is masked in what the executor writes, reports and throws, but not in what it logs elsewhere or
 * derives from the value, such as its Base64 form. Values of fewer than four characters are not
 * masked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Secret {}
