// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a job does where it comes from.
 *
 * @param name by which the map file finds it: a class, a handler, a type, a command
 * @param data what the job is given; none of it is lost without a line in the report
 * @param facts what else settings of the map file may name
 */
public record Work(String name, Map<String, String> data, Map<String, String> facts) {

  /** Copies the maps, in their order. */
  public Work {
    data = new LinkedHashMap<>(data);
    facts = new LinkedHashMap<>(facts);
  }
}
