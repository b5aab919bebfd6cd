// SPDX-License-Identifier: Apache-2.0
/** What operators watch, on a real server: the metrics and what is drawn of them. */
@NullMarked
package dev.dispatchee.it.watch;

import org.jspecify.annotations.NullMarked;
