// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.page.KeyCursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit, the newest first.
 *
 * @param entity only what was done to things of that kind; null for all
 * @param entityId only what was done to the one with that number; null for all
 * @param user only what that user did; null for all
 * @param from only what was done then or later; null for all
 * @param to only what was done before; null for all
 * @param cursor where the page before ended; null for the first
 * @param pageSize how many at most
 * @param withCount whether all of them are counted, which takes time
 */
public record AuditQuery(
    @Nullable String entity,
    @Nullable Long entityId,
    @Nullable String user,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable KeyCursor cursor,
    int pageSize,
    boolean withCount) {}
