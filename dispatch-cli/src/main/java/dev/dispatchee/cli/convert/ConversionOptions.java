// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What is said beside the source.
 *
 * @param executors which executor does what
 * @param zone the zone of the other scheduler, where the source names none; null: not known
 * @param after from when fires are compared
 * @param activates whether triggers are to be active as their jobs were
 */
public record ConversionOptions(
    ExecutorMap executors, @Nullable ZoneId zone, Instant after, boolean activates) {}
