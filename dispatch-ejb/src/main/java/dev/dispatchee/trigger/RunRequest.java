// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import java.util.Map;

/**
 * A wish to run a trigger now.
 *
 * @param onOverlap what becomes of it while another run is in progress
 * @param settings put over the stored ones; empty for none
 */
public record RunRequest(OnOverlap onOverlap, Map<String, String> settings) {

  /** What becomes of a run while another run of its trigger is in progress. */
  public enum OnOverlap {
    /** It ends CANCELED, like a scheduled one. */
    CANCEL,
    /** It waits for its turn. */
    QUEUE,
    /** It is refused, and there is no log. */
    REJECT
  }
}
