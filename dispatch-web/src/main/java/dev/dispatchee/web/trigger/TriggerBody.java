// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.web.json.Identified;
import dev.dispatchee.web.json.Json;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as it is sent. The fields that can only be read may be sent back; they are ignored, but
 * for {@code id}.
 *
 * @param id the id that was sent; null for none
 * @param draft what can be written
 */
record TriggerBody(@Nullable BigInteger id, TriggerDraft draft) {

  private static final String ID = "id";

  /** The fields that can only be read. */
  static final Set<String> READ_ONLY =
      Set.of(
          ID,
          "may",
          "status",
          "nextFireDate",
          "nextStartDate",
          "previousFireDate",
          "executorAvailable",
          "ready",
          "notReadyReason",
          "scheduleDescription",
          "declaration",
          "file",
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
  static TriggerBody of(ObjectNode sent) {
    var identified = Identified.of(sent, READ_ONLY);
    return new TriggerBody(identified.id(), Json.convert(identified.written(), TriggerDraft.class));
  }

  /** Whether an id was sent that is not this one. */
  boolean hasOtherId(long expected) {
    return id != null && !id.equals(BigInteger.valueOf(expected));
  }

  /** Whether an id was sent at all. */
  boolean hasId() {
    return id != null;
  }
}
