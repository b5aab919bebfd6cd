// SPDX-License-Identifier: Apache-2.0
/**
 * The part {@code DispatchTrigger}: which executor, with which settings, when; and how that is
 * stored.
 *
 * <p>{@code DispatchTrigger} is the entity, {@code TriggerDefinition} the valid value in it, and
 * {@code Triggers} finds them. What is done with triggers stands in the packages below: {@code
 * draft} reads and checks what users send, {@code edit} changes, {@code firing} fires, {@code
 * runnow} runs on demand, {@code bulk} changes many, {@code declare} takes what deployments
 * declare. Nothing here uses those. Uses the schedule, the registry, the log and the database.
 */
@NullMarked
package dev.dispatchee.trigger;

import org.jspecify.annotations.NullMarked;
