// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one place that may ask the machine for the time; elsewhere the build refuses it. The
 * name stands in the rule in the parent's pom.xml.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface AllowSystemClock {}
