// SPDX-License-Identifier: Apache-2.0
/**
 * The server around it: executors that come and go, other databases, restarts, nodes and scripts.
 */
@NullMarked
package dev.dispatchee.it.deployment;

import org.jspecify.annotations.NullMarked;
