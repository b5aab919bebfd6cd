// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.trigger.draft.TriggerDraft;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A draft among others.
 *
 * @param place what stands before the names of its fields where something is wrong with them
 * @param draft the draft
 */
public record PlacedDraft(String place, TriggerDraft draft) {

  /** Those of a document of the admin API. */
  static List<PlacedDraft> of(List<TriggerDraft> drafts) {
    return IntStream.range(0, drafts.size())
        .mapToObj(i -> new PlacedDraft("triggers." + i + ".", drafts.get(i)))
        .toList();
  }
}
