// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import java.util.Optional;

/**
 * The settings of {@link DeclaringExecutor}.
 *
 * @param word what it says
 */
public record DeclaredWord(Optional<String> word) {}
