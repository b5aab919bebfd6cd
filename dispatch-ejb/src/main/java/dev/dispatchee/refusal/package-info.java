// SPDX-License-Identifier: Apache-2.0
/**
 * How failures are told to callers, whichever way they came: what an exception means, and whether
 * what was refused is noted in the audit.
 *
 * <p>Uses the problems, the database and the audit. The web and the remote bean put it into their
 * own form; bulk changes tell it of each trigger.
 */
@NullMarked
package dev.dispatchee.refusal;

import org.jspecify.annotations.NullMarked;
