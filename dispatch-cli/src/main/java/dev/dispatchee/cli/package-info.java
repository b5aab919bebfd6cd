// SPDX-License-Identifier: Apache-2.0
/**
 * The commands: what is typed becomes a few requests to the admin API, and what that answers
 * becomes lines and an exit code.
 *
 * <p>Uses its packages {@code server}, {@code file} and {@code output}; nothing else uses it.
 */
@NullMarked
package dev.dispatchee.cli;

import org.jspecify.annotations.NullMarked;
