// SPDX-License-Identifier: Apache-2.0
/**
 * The console in a browser: Debian's Chromium and its driver, without a screen. Where they are not
 * there, these tests are skipped. {@code ConsoleTest} is the base of all.
 */
@NullMarked
package dev.dispatchee.it.console;

import org.jspecify.annotations.NullMarked;
