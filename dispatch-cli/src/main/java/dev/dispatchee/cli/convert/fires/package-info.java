// SPDX-License-Identifier: Apache-2.0
/**
 * When another scheduler fires, by its own classes or by rules that are written down here, and how
 * that compares with us.
 *
 * <p>Uses {@code dev.dispatchee.schedule}, and a few classes of Quartz and Spring.
 */
@NullMarked
package dev.dispatchee.cli.convert.fires;

import org.jspecify.annotations.NullMarked;
