// SPDX-License-Identifier: Apache-2.0
/**
 * Traces of runs: from the fire or the request that they come from to the result that is stored.
 *
 * <p>Nothing is kept, and nothing costs anything, unless the server has OpenTelemetry. Uses nothing
 * of ours; the trigger and the listener use it, and the configurator finds out what the server has.
 */
@NullMarked
package dev.dispatchee.trace;

import org.jspecify.annotations.NullMarked;
