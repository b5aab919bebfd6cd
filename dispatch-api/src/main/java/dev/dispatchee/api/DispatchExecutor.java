// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a {@link DispatchTaskExecutor} known to Dispatch EE under a type.
 *
 * <p>In a jar of the EAR, a class that carries nothing else is a dependent bean: made for each run
 * and destroyed after it. A scope on the class replaces that. In a jar or war deployed on its own
 * the class needs a scope, such as {@code @Dependent}: the server does not look into this library
 * when it decides which classes of another deployment are beans. Two executors of one type, or a
 * type that is blank or too long, fail the deployment.
 */
@Qualifier
@Stereotype
@Dependent
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DispatchExecutor {

  /**
   * The identity of the executor, as triggers name it: 1 to 75 of {@code A-Za-z0-9._-}. Compared
   * case-sensitively.
   */
  String type();

  /** What people read in place of the type. */
  @Nonbinding
  String name();

  /** One or two sentences for people who choose an executor. */
  @Nonbinding
  String description() default "";

  /** Whether it is left out where people choose an executor; its triggers work all the same. */
  @Nonbinding
  boolean hidden() default false;

  /** Whether it must never run on all nodes at once. */
  @Nonbinding
  boolean singleNode() default false;

  /**
   * Whether its settings reach beyond the application (a network, a file system, a process), so
   * that only an administrator may write them.
   */
  @Nonbinding
  boolean restricted() default false;

  /**
   * The record that says which settings it takes, see {@link dev.dispatchee.api.settings}: what
   * users write is checked against it, and {@link DispatchTaskSettings#as} makes one. By default
   * none is declared, and any settings are taken. A record that cannot be described fails the
   * deployment.
   */
  @Nonbinding
  Class<? extends Record> settings() default Record.class;
}
