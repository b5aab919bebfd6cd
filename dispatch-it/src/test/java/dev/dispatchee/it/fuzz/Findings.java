// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a fuzz found out. */
final class Findings {

  private static final int LONGEST_SHOWN = 700;

  private final Map<String, String> faults = new LinkedHashMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();

  void answered(int status) {
    statuses.merge(status, 1, Integer::sum);
  }

  /** Notes a fault. The first of each kind is enough to see what it is. */
  void fault(String kind, String details) {
    faults.putIfAbsent(
        kind,
        details.length() <= LONGEST_SHOWN ? details : details.substring(0, LONGEST_SHOWN) + "…");
  }

  /** What was found at fault, the first of each kind. */
  List<String> faults() {
    var told = new ArrayList<String>();
    faults.forEach((fault, example) -> told.add(fault + "\n    " + example));
    return told;
  }

  /** How often each status was answered. */
  Map<Integer, Integer> statuses() {
    return Map.copyOf(statuses);
  }
}
