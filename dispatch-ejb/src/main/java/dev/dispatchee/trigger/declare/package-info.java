// SPDX-License-Identifier: Apache-2.0
/**
 * Triggers that deployments declare beside their executors: read, held against what was declared
 * before and what people have changed since, and made or brought up to date.
 *
 * <p>{@code DeclaredTriggerWork} does it for one deployment, all or nothing, in the name of the
 * deployment. Uses the trigger, the draft, the edit, the bulk changes and the registry; the
 * configurator, which sees deployments come and go, uses it.
 */
@NullMarked
package dev.dispatchee.trigger.declare;

import org.jspecify.annotations.NullMarked;
