// SPDX-License-Identifier: Apache-2.0
/**
 * Moving in: what jobs of another scheduler become here, and what is told of it. A source is read
 * into {@link dev.dispatchee.cli.convert.Job}s, each with its fields as definitions have them and a
 * line for everything that maps, differs or cannot.
 *
 * <p>Uses its package {@code fires}, and says what is wrong as {@code server} does. The packages of
 * the kinds of sources use it, and the command.
 */
@NullMarked
package dev.dispatchee.cli.convert;

import org.jspecify.annotations.NullMarked;
