// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in by a form, for people: a session begins, is used, and ends.
 *
 * <p>The server checks passwords and knows roles; here is only what a session is on top of that.
 * Uses what all requests have in common, the problems and the audit. {@code me} and {@code log} ask
 * whether there is a session and whether it goes on.
 */
@NullMarked
package dev.dispatchee.web.session;

import org.jspecify.annotations.NullMarked;
