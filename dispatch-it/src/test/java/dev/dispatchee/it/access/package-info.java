// SPDX-License-Identifier: Apache-2.0
/** Who may do what, what is kept secret, and what the audit tells of it. */
@NullMarked
package dev.dispatchee.it.access;

import org.jspecify.annotations.NullMarked;
