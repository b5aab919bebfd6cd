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
 * <p>In a jar of the EAR, a class with no other annotation is a dependent bean: it is created for
 * each run and destroyed after it. A scope on the class overrides that. In a jar or war deployed on
 * its own the class needs a scope, such as {@code @Dependent}: the server does not look into this
 * library when it decides which classes of another deployment are beans. The deployment fails if
 * two executors have the same type, or if a type is blank or too long.
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

  /** The name that is shown to users instead of the type: 1 to 75 characters. */
  @Nonbinding
  String name();

  /** One or two sentences that help users choose an executor. */
  @Nonbinding
  String description() default "";

  /** The language of {@link #name} and {@link #description}: a tag such as {@code de-CH}. */
  @Nonbinding
  String language() default "en";

  /**
   * The base name of a resource bundle with the name and the description in other languages; by
   * default there are none. With {@code com.acme.Texts} the file {@code
   * com/acme/Texts_de.properties} of the same deployment, in UTF-8, says under the keys {@code
   * TYPE.name} and {@code TYPE.description} what the executor is called in German, in 75 and 1,000
   * characters at most; what it leaves out is as written here. Users see the language that they ask
   * for, and what is written here if there is none of theirs. A file that is wrong is left out, and
   * told in the server's log.
   */
  @Nonbinding
  String texts() default "";

  /** Whether it is hidden where users choose an executor; its triggers still work. */
  @Nonbinding
  boolean hidden() default false;

  /** Whether it must never run on all nodes at once. */
  @Nonbinding
  boolean singleNode() default false;

  /**
   * Whether its settings reach beyond the application (a network, a file system, a process), so
   * that only administrators may write them.
   */
  @Nonbinding
  boolean restricted() default false;

  /**
   * The record that declares its settings, see {@link dev.dispatchee.api.settings}: what users
   * enter is checked against it, and {@link DispatchTaskSettings#as} creates one. By default
   * nothing is declared, and any settings are accepted. A record that cannot be described fails the
   * deployment.
   */
  @Nonbinding
  Class<? extends Record> settings() default Record.class;
}
