// SPDX-License-Identifier: Apache-2.0
/** The switch of the whole scheduler over HTTP. */
@NullMarked
package dev.dispatchee.web.scheduler;

import org.jspecify.annotations.NullMarked;
