// SPDX-License-Identifier: Apache-2.0
/**
 * Tables of others, read through a driver that the user names and never written.
 *
 * <p>Uses the JDK, and {@code server} for files that only their owner may read; the packages of the
 * kinds that have tables use it, and the command.
 */
@NullMarked
package dev.dispatchee.cli.convert.jdbc;

import org.jspecify.annotations.NullMarked;
