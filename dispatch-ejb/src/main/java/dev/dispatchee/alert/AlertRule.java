// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import java.time.Instant;

/**
 * A rule as it is stored.
 *
 * @param id its number
 * @param version counts its changes
 * @param definition what it says
 * @param createdBy who made it
 * @param dateCreated when
 * @param modifiedBy who changed it last
 * @param dateModified when
 */
public record AlertRule(
    long id,
    long version,
    AlertDefinition definition,
    String createdBy,
    Instant dateCreated,
    String modifiedBy,
    Instant dateModified) {

  /** What it tells of. */
  public AlertKind kind() {
    return definition.condition().kind();
  }
}
