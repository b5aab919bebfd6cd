/**
 * The part {@code DispatchTrigger}: which executor, with which settings, when.
 *
 * <p>What users change goes through {@code DispatchTriggerService}: a draft is validated into a
 * definition, and the definition becomes the entity. What fires goes through {@code Fires}: due
 * triggers are claimed in batches, {@code FirePlan} decides what each due instant becomes, and
 * {@code Alarm}, a persistent EJB timer, wakes the next. EJB timers are here and nowhere else. Uses
 * the schedule, the registry, the log, the audit, the nodes and the listener's bell; the web and
 * the configurator use it.
 */
@NullMarked
package dev.dispatchee.trigger;

import org.jspecify.annotations.NullMarked;
