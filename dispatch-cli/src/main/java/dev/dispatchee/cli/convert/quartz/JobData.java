// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job is given.
 *
 * @param values as texts
 * @param faults what of it cannot be read, each in words
 */
record JobData(Map<String, String> values, List<String> faults) {

  JobData {
    values = new LinkedHashMap<>(values);
    faults = List.copyOf(faults);
  }

  static JobData none() {
    return new JobData(Map.of(), List.of());
  }

  static JobData unreadable(String fault) {
    return new JobData(Map.of(), List.of(fault));
  }
}
