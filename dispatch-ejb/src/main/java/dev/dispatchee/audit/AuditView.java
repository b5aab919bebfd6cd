// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the audit as the admin API shows it; the names are those of the API.
 *
 * @param id rises with each row
 * @param date when
 * @param user who; {@link AuditEntry#ENGINE} when nobody did
 * @param action what was done, or was to be
 * @param outcome whether it was done
 * @param entity what kind of thing it was done to
 * @param entityId which one; null when it has no number
 * @param entityName its name then; null when it is not known
 * @param before its state before, as JSON; null when there was none
 * @param after its state after, as JSON; null when there is none
 * @param detail why it was refused; null when it was done
 */
public record AuditView(
    long id,
    Instant date,
    String user,
    AuditEntry.Action action,
    AuditEntry.Outcome outcome,
    String entity,
    @Nullable Long entityId,
    @Nullable String entityName,
    @Nullable String before,
    @Nullable String after,
    @Nullable String detail) {}
