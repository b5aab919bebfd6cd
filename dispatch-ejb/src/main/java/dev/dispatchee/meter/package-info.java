// SPDX-License-Identifier: Apache-2.0
/**
 * What this node counts from its start on, for who watches it.
 *
 * <p>Counting takes no lock and no statement. A part makes its meters by {@code Meters} when it is
 * made, and counts; the scrape reads them all. Uses nothing of ours; the log, the alerts, the
 * listener, the trigger, the scrape and the configurator use it. Every name stands in {@code
 * docs/metrics.md}.
 */
@NullMarked
package dev.dispatchee.meter;

import org.jspecify.annotations.NullMarked;
