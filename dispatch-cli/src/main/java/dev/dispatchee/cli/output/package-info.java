// SPDX-License-Identifier: Apache-2.0
/**
 * What is printed: tables for people, JSON and YAML for programs.
 *
 * <p>Uses {@code dev.dispatchee.definition} to write YAML; the commands use it.
 */
@NullMarked
package dev.dispatchee.cli.output;

import org.jspecify.annotations.NullMarked;
