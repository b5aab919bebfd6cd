// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks what needs a thread of its own: here is no server that would have one. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface StartsAThread {}
