// SPDX-License-Identifier: Apache-2.0
/**
 * Whether the whole scheduler is paused: one row that all nodes read, and the service that changes
 * it.
 *
 * <p>While it is paused nothing fires, and of what waits only runs that somebody asked for are
 * claimed. Each node looks at the row once a second and acts by what it saw last. Uses the database
 * and the audit. The trigger and the log ask before they fire and claim, the configurator looks and
 * tells, the web shows and switches.
 */
@NullMarked
package dev.dispatchee.scheduler;

import org.jspecify.annotations.NullMarked;
