// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import java.util.Map;
import java.util.stream.Stream;

/**
 * One member of a chain.
 *
 * @param name how others refer to it, unique in its chain
 * @param trigger what it runs
 * @param step from 0; those of one step run in parallel
 * @param on when it runs
 * @param settings what it runs with beside the settings of its trigger
 */
record ChainMember(
    String name, MemberReference trigger, int step, RunsOn on, Map<String, FilledText> settings) {

  /** The names of the members whose results it takes. */
  Stream<String> wanted() {
    return settings.values().stream().flatMap(FilledText::members);
  }
}
