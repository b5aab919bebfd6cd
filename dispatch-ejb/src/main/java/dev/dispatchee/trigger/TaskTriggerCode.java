// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The external reference codes of the triggers that the server has for work that is handed over,
 * one for each executor. Nobody else may have one of them.
 */
public final class TaskTriggerCode {

  /** What they begin with. */
  public static final String PREFIX = "dispatch:tasks:";

  private static final int LONGEST = 75;

  private TaskTriggerCode() {}

  /** The code of an executor's. */
  public static String of(String executorType) {
    var code = PREFIX + executorType;
    // A type may be as long as a code, and is then too long for one with something before it.
    return code.length() <= LONGEST
        ? code
        : PREFIX + UUID.nameUUIDFromBytes(executorType.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a code is such a code. */
  public static boolean isOne(String code) {
    return code.startsWith(PREFIX);
  }
}
