// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.alert.manage.AlertDraft;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.web.json.Identified;
import dev.dispatchee.web.json.Json;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is sent. The fields that can only be read may be sent back; they are ignored, but
 * for {@code id}.
 *
 * @param id the id that was sent; null for none
 * @param draft what can be written
 */
record AlertBody(@Nullable BigInteger id, AlertDraft draft) {

  private static final String ID = "id";

  /** The fields that can only be read. */
  static final Set<String> READ_ONLY =
      Set.of(
          ID,
          "deletedTriggerIds",
          "lastSentDate",
          "unsentError",
          "createdBy",
          "modifiedBy",
          "dateCreated",
          "dateModified",
          "version");

  /**
   * Reads it.
   *
   * @throws dev.dispatchee.web.json.UnreadableJsonException saying what cannot be read, and where
   */
  static AlertBody of(ObjectNode sent) {
    var identified = Identified.of(sent, READ_ONLY);
    return new AlertBody(identified.id(), Json.convert(identified.written(), AlertDraft.class));
  }

  /** What is wrong with its identity where it is to be made. */
  List<Violation> faultsOnCreation() {
    return id == null
        ? List.of()
        : List.of(Violation.of(ID, "found one, allowed: none, the server assigns it"));
  }

  /** What is wrong with its identity where the path names it. */
  List<Violation> faultsFor(long expected) {
    return id == null || id.equals(BigInteger.valueOf(expected))
        ? List.of()
        : List.of(
            Violation.of(ID, "found '%s', allowed: the one in the path, or none".formatted(id)));
  }
}
