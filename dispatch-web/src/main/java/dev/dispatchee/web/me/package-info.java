// SPDX-License-Identifier: Apache-2.0
/** Who calls, over HTTP: what a console has to know to offer nothing in vain. */
@NullMarked
package dev.dispatchee.web.me;

import org.jspecify.annotations.NullMarked;
