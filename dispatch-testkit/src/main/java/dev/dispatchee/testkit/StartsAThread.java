// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Allows a thread of our own: in a unit test there is no server that has some. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface StartsAThread {}
