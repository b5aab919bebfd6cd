// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.util.Optional;
import java.util.OptionalLong;

/** A trigger as its executor is asked about it, before there is a run. */
public interface DispatchTaskTrigger {

  /** Its id; empty when it is about to be made. */
  OptionalLong dispatchTriggerId();

  /** Its name. */
  String triggerName();

  /**
   * The settings that a run of it would have, as they are stored: in place of a secret stands its
   * reference, such as <code>${secret:alias}</code>, since what an executor says of a trigger is
   * shown to all who may see that.
   */
  DispatchTaskSettings settings();

  /** The file that it has now, if it has one; looked for when this is called. */
  default Optional<DispatchTaskFile> file() {
    return Optional.empty();
  }
}
