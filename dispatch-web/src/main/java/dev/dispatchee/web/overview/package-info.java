// SPDX-License-Identifier: Apache-2.0
/** How the engine does, over HTTP: translates to {@code OverviewService}. */
@NullMarked
package dev.dispatchee.web.overview;

import org.jspecify.annotations.NullMarked;
