// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one setting beyond its name and type. It annotates a component of the record that an
 * executor declares as its settings. A component without it has no description, no default and no
 * limits except those of its type.
 *
 * <p>Of lists and maps, the limits are those of each value.
 *
 * <p>A component that is neither an {@link java.util.Optional} nor has a default is required.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

  /** One sentence for users who fill it in. */
  String description() default "";

  /** The default, written as a user would; empty for none. */
  String defaultValue() default "";

  /**
   * The smallest allowed value, written as a user would ({@code 1}, {@code PT5S}, {@code
   * 2026-01-01T00:00:00Z}); for numbers, durations, dates and instants.
   */
  String min() default "";

  /** The largest value, itself allowed; as {@link #min}. */
  String max() default "";

  /** The fewest characters; for texts and addresses. */
  int minLength() default 0;

  /** The most characters; for texts and addresses. */
  int maxLength() default Integer.MAX_VALUE;

  /**
   * A regular expression that the whole value matches; for texts and addresses. Keep to what Java
   * and JavaScript have in common: it is part of the published schema. A text for which it takes
   * more than some fifty looks at each character, or too much of the stack, does not match.
   */
  String pattern() default "";

  /** What the pattern allows, in words, for messages; the pattern itself when empty. */
  String allowed() default "";
}
