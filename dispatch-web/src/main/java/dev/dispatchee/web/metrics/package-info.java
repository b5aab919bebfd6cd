// SPDX-License-Identifier: Apache-2.0
/**
 * {@code GET /metrics}: what monitoring systems read. Who has a role may, and who has the token
 * that is configured for it, which no other path takes (ADR 25).
 */
@NullMarked
package dev.dispatchee.web.metrics;

import org.jspecify.annotations.NullMarked;
