// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.web.json.Json;
import java.util.UUID;

/** A change of some fields, as RFC 7396 has it: null takes a field back to its default. */
final class MergePatch {

  private final ObjectNode patch;

  private MergePatch(ObjectNode patch) {
    this.patch = patch;
  }

  /**
   * Reads a patch.
   *
   * @throws dev.dispatchee.web.problem.ProblemException if it is no part of a trigger
   */
  static MergePatch read(byte[] body) {
    var patch = Json.readTree(body);
    // Unknown fields and wrong types are faults of the patch, whatever it is applied to.
    TriggerBody.of(patch);
    return new MergePatch(patch);
  }

  /** The body as it was sent. */
  TriggerBody body() {
    return TriggerBody.of(patch);
  }

  TriggerDraft applyTo(TriggerDraft current) {
    var merged = Json.merge(Json.tree(current), patch);
    // The two whose absence means that they stay as they are.
    if (patch.path("active").isNull()) {
      merged.put("active", false);
    }
    if (patch.path("externalReferenceCode").isNull()) {
      merged.put("externalReferenceCode", UUID.randomUUID().toString());
    }
    return TriggerBody.of(merged).draft();
  }
}
