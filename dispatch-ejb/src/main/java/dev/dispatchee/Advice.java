// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says beside a numbered log message what an operator does about it. {@code docs/messages.md} is
 * made of these; every message above DEBUG has one.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Advice {

  /** One sentence or two, in Markdown, without a line break. */
  String value();
}
