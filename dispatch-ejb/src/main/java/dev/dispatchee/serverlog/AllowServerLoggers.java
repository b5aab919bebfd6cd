// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.serverlog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the one class that may use the loggers of the server themselves, to listen to them;
 * elsewhere the build refuses it. The name stands in the rule in the parent's pom.xml.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@interface AllowServerLoggers {}
