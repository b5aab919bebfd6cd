// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a trigger beside the code that it runs: soon after the deployment the trigger is there,
 * known by its {@linkplain #code reference code}, and later versions of the deployment bring it up
 * to date. Belongs on a class with {@link DispatchExecutor}, as often as there are triggers; on
 * another bean it fails the deployment.
 *
 * <p>A field that somebody has changed since stays as it is, and is shown as differing. When the
 * declaration is taken out of the code, the trigger is deactivated; when the deployment goes, the
 * trigger stays and shows that its executor is missing. A deployment's declarations are taken
 * together or not at all: for each fault the server's log has a line, {@code DISP00542}, and the
 * executors work all the same.
 *
 * <p>What has no element here can be declared in a file, {@code META-INF/dispatch-triggers.yaml} or
 * {@code .json}, in the form of {@code GET /triggers/export}.
 */
@Documented
@Repeatable(DispatchSchedule.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DispatchSchedule {

  /** The name that people know the trigger by: 1 to 75 characters, unique among all triggers. */
  String name();

  /**
   * The external reference code, by which the trigger is found again: 1 to 75 of {@code A-Z a-z 0-9
   * . _ ~ : -}, unique among all triggers. By default it is made of the executor's type and the
   * name, such as {@code greet:Every-morning}: a trigger with another name is another trigger then.
   */
  String code() default "";

  /**
   * When it fires: a cron expression with 5, 6 or 7 fields, or an {@code @} name such as {@code
   * @daily}. This, {@link #interval} or {@link #rrule}; with none it runs on demand only.
   */
  String cron() default "";

  /** How often it fires: an ISO-8601 duration of whole seconds, such as {@code PT15M}. */
  String interval() default "";

  /**
   * When it fires, as a recurrence rule of RFC 5545, such as {@code FREQ=WEEKLY;BYDAY=MO}. It
   * counts from {@link #start}.
   */
  String rrule() default "";

  /**
   * The first instant at which it may fire, as ISO-8601 with an offset; the DTSTART of a recurrence
   * rule. By default the moment at which it becomes active.
   */
  String start() default "";

  /** The name of a business calendar in whose times it does not fire. */
  String calendar() default "";

  /** The name of a business calendar in whose times alone it fires. */
  String onlyCalendar() default "";

  /**
   * What becomes of fires that the calendars bar: {@code SKIP}, {@code NEXT_DAY} or {@code
   * PREVIOUS_DAY}.
   */
  String calendarRule() default "";

  /** The time zone of the schedule, such as {@code Europe/Berlin}. */
  String zone() default "UTC";

  /**
   * What the executor is given: {@code key=value} each. They are checked against the settings that
   * the executor declares.
   */
  String[] settings() default {};

  /** For people: at most 4,000 characters. */
  String description() default "";

  /** For filters and changes of many triggers: at most 10, of 1 to 40 characters each. */
  String[] labels() default {};

  /** Whether it fires from the first deployment on; if not, until somebody activates it. */
  boolean active() default true;

  /** Whether a run may start while another one of the trigger is in progress. */
  boolean overlapAllowed() default false;

  /** How often a run is tried in all, 1 to 100. */
  int maxAttempts() default 1;

  /** How long a run may take: an ISO-8601 duration of at least a second; for ever by default. */
  String timeout() default "";

  /** Several of them on one class; made by the compiler. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface List {

    /** All of them. */
    DispatchSchedule[] value();
  }
}
