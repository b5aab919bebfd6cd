// SPDX-License-Identifier: Apache-2.0
/** The command line, its jar started as users start it. */
@NullMarked
package dev.dispatchee.it.cli;

import org.jspecify.annotations.NullMarked;
