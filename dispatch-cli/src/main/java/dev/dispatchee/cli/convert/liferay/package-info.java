// SPDX-License-Identifier: Apache-2.0
/**
 * Triggers of Liferay Dispatch, from its tables and from its REST API.
 *
 * <p>Uses {@code convert}, {@code jdbc}, and {@code file} to read JSON; the command uses it.
 */
@NullMarked
package dev.dispatchee.cli.convert.liferay;

import org.jspecify.annotations.NullMarked;
