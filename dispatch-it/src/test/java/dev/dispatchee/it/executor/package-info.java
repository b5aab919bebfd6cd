// SPDX-License-Identifier: Apache-2.0
/** The executors that come with the product, against what they reach, on a real server. */
@NullMarked
package dev.dispatchee.it.executor;

import org.jspecify.annotations.NullMarked;
