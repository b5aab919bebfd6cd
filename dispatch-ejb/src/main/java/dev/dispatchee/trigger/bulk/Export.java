// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.bulk;

import dev.dispatchee.trigger.draft.TriggerDraft;
import java.util.List;

/**
 * The definitions of triggers, as they are taken out.
 *
 * @param triggers as they are sent, without what is this installation's own
 * @param files which of them have a file
 */
public record Export(List<TriggerDraft> triggers, List<ExportedFile> files) {

  /** Copies both. */
  public Export {
    triggers = List.copyOf(triggers);
    files = List.copyOf(files);
  }
}
