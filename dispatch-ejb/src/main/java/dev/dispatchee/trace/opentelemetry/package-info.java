// SPDX-License-Identifier: Apache-2.0
/**
 * Traces that the server's OpenTelemetry keeps. Its classes are there on servers with that
 * subsystem only, so nothing here is loaded before the configurator has looked; beans.xml leaves it
 * out.
 */
@NullMarked
package dev.dispatchee.trace.opentelemetry;

import org.jspecify.annotations.NullMarked;
