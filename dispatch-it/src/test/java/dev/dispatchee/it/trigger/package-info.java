// SPDX-License-Identifier: Apache-2.0
/** Triggers on a real server: created, changed, taken in from a document, paused and deleted. */
@NullMarked
package dev.dispatchee.it.trigger;

import org.jspecify.annotations.NullMarked;
