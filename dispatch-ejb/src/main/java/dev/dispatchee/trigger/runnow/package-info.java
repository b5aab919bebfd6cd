// SPDX-License-Identifier: Apache-2.0
/**
 * Runs on demand: a user asks, and a run is queued as a due instant would queue one.
 *
 * <p>With the limits of that: how many a user may ask for in a minute, and keys that make a
 * repeated request harmless. Uses the trigger, the draft's validation of settings, the queue of the
 * log and the listener's bell; the bulk changes, the web and the remote bean use it.
 */
@NullMarked
package dev.dispatchee.trigger.runnow;

import org.jspecify.annotations.NullMarked;
