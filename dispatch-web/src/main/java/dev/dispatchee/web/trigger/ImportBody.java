// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.json.UnreadableJsonException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is brought in.
 *
 * @param triggers each as a {@link TriggerBody} is sent
 * @param files what an export says of files, whose bytes are not in it; ignored
 */
record ImportBody(
    @Nullable List<@Nullable ObjectNode> triggers, @Nullable List<@Nullable ObjectNode> files) {

  /**
   * Reads it.
   *
   * @throws UnreadableJsonException saying what cannot be read, and where
   */
  static List<TriggerDraft> read(byte[] body) {
    var sent = Json.read(body, ImportBody.class).triggers();
    if (sent == null || sent.contains(null)) {
      throw new UnreadableJsonException("triggers", "it must be a list of triggers");
    }
    var drafts = new ArrayList<TriggerDraft>();
    for (var trigger : sent) {
      try {
        drafts.add(TriggerBody.of(trigger).draft());
      } catch (UnreadableJsonException unreadable) {
        throw unreadable.within("triggers." + drafts.size());
      }
    }
    return drafts;
  }
}
