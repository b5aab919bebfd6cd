// SPDX-License-Identifier: Apache-2.0
/**
 * The files of the console. It is a client of the API like any other: nothing else is told to it.
 */
@NullMarked
package dev.dispatchee.web.console;

import org.jspecify.annotations.NullMarked;
