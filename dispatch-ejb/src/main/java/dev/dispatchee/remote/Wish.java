// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditRefusals.Attempt;
import dev.dispatchee.client.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of the server.
 *
 * @param user who
 * @param action what is to be done
 * @param entity to what kind of thing
 * @param entityId to which one; null when it has no number
 * @param entityName to the one of which name; null when it was not named
 */
record Wish(
    String user,
    Action action,
    String entity,
    @Nullable Long entityId,
    @Nullable String entityName) {

  /** As the audit keeps it when it was refused. */
  Attempt refused(Refusal refusal) {
    return new Attempt(
        user,
        action,
        entity,
        entityId,
        entityName,
        "remote call, %s: %s".formatted(refusal.code(), refusal.message()));
  }
}
