// SPDX-License-Identifier: Apache-2.0
/**
 * Jobs and triggers of Quartz, from its XML and from its tables.
 *
 * <p>Uses {@code convert}, {@code xml} and {@code jdbc}; the command uses it.
 */
@NullMarked
package dev.dispatchee.cli.convert.quartz;

import org.jspecify.annotations.NullMarked;
