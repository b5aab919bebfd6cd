// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a map file says of some work.
 *
 * @param from the name of the work; with a {@code *} at its end, what the name begins with
 * @param to the type of the executor that does it here
 * @param settings settings beside the data of the job; {@code {key}} in them is a value of the job
 * @param passesData whether the data become settings of the same names
 * @param shell the shell that is given commands that need one; null: none
 * @param trigger fields of the trigger that count before those that were converted
 * @param accepts differences that are none
 */
public record ExecutorEntry(
    String from,
    String to,
    Map<String, String> settings,
    boolean passesData,
    @Nullable String shell,
    Map<String, Object> trigger,
    Set<Topic> accepts) {

  /** Copies the maps, in their order. */
  public ExecutorEntry {
    settings = new LinkedHashMap<>(settings);
    trigger = new LinkedHashMap<>(trigger);
    accepts = Set.copyOf(accepts);
  }

  boolean suits(String work) {
    return from.endsWith("*")
        ? work.startsWith(from.substring(0, from.length() - 1))
        : work.equals(from);
  }
}
