// SPDX-License-Identifier: Apache-2.0
/**
 * Files of definitions: found, read, and cut into parts that the admin API takes at once.
 *
 * <p>Uses {@code dev.dispatchee.definition} for YAML, and says what is wrong as {@code server}
 * does; the commands use it.
 */
@NullMarked
package dev.dispatchee.cli.file;

import org.jspecify.annotations.NullMarked;
