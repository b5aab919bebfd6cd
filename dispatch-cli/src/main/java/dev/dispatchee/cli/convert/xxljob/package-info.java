// SPDX-License-Identifier: Apache-2.0
/**
 * Jobs of XXL-JOB, from its tables.
 *
 * <p>Uses {@code convert} and {@code jdbc}; the command uses it.
 */
@NullMarked
package dev.dispatchee.cli.convert.xxljob;

import org.jspecify.annotations.NullMarked;
