// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.businesscalendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.businesscalendar.CalendarDraft;
import dev.dispatchee.web.json.Json;
import java.util.Set;

/** A calendar as it is sent: fields that can only be read may be sent back, and are ignored. */
final class CalendarBody {

  private static final Set<String> READ_ONLY =
      Set.of(
          "id",
          "usedBy",
          "usedByCount",
          "createdBy",
          "modifiedBy",
          "dateCreated",
          "dateModified",
          "version");

  private CalendarBody() {}

  /**
   * Reads it.
   *
   * @throws dev.dispatchee.web.json.UnreadableJsonException saying what cannot be read, and where
   */
  static CalendarDraft of(byte[] body) {
    ObjectNode sent = Json.readTree(body);
    sent.remove(READ_ONLY);
    return Json.convert(sent, CalendarDraft.class);
  }
}
