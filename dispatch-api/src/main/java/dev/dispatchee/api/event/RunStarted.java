// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.event;

import java.time.Instant;

/**
 * An executor is about to be entered on this node. The run may have ended when this is told.
 *
 * @param run the run
 * @param startDate when it started
 */
public record RunStarted(TriggerRun run, Instant startDate) {}
