// SPDX-License-Identifier: Apache-2.0
/** What runs came to, over HTTP. */
@NullMarked
package dev.dispatchee.web.statistics;

import org.jspecify.annotations.NullMarked;
