// SPDX-License-Identifier: Apache-2.0
/**
 * The console in a browser: what a person waits for, and what it costs the server. Used by the
 * scenario {@code console} alone; it knows pages by their addresses and nothing of their code.
 */
@NullMarked
package dev.dispatchee.benchmark.console;

import org.jspecify.annotations.NullMarked;
