// SPDX-License-Identifier: Apache-2.0
/** Several servers on one database: what each does when another dies, stops or cannot. */
@NullMarked
package dev.dispatchee.it.cluster;

import org.jspecify.annotations.NullMarked;
