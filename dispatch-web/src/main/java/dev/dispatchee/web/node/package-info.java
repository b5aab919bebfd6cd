// SPDX-License-Identifier: Apache-2.0
/** Nodes over HTTP: translates to {@code NodeService}. */
@NullMarked
package dev.dispatchee.web.node;

import org.jspecify.annotations.NullMarked;
