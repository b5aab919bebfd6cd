// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Tests that run beside those without this mark and those {@link InBrowser}: of each kind one class
 * at a time, as all of them wait more than they work. For those on the shared server, and for those
 * that start servers of their own and do not mind how long anything takes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the second of three lanes")
public @interface BesideOthers {}
