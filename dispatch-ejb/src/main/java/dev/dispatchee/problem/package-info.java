// SPDX-License-Identifier: Apache-2.0
/**
 * Failures that the caller may be told about: exceptions with a stable code, and the violations of
 * fields.
 *
 * <p>Uses nothing of ours; everybody uses it.
 */
@NullMarked
package dev.dispatchee.problem;

import org.jspecify.annotations.NullMarked;
