// SPDX-License-Identifier: Apache-2.0
/** What is refused, and the description that says what is allowed. */
@NullMarked
package dev.dispatchee.it.input;

import org.jspecify.annotations.NullMarked;
