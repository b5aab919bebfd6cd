// SPDX-License-Identifier: Apache-2.0
/**
 * Many triggers at once: pause, resume, run and delete by a filter, export and import.
 *
 * <p>Uses everything else of the trigger; the web uses it, and what deployments declare is brought
 * in like an import.
 */
@NullMarked
package dev.dispatchee.trigger.bulk;

import org.jspecify.annotations.NullMarked;
