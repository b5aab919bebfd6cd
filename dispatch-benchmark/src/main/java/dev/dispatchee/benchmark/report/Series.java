// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of several rounds: who did what, and how it went. A table has a line for each contestant
 * and a column for each measure, in the order in which they first came.
 */
public final class Series {

  private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();
  private final List<String> measures = new ArrayList<>();

  /** A value of one round, which is told on the console at once. */
  public void add(String contestant, String measure, double value) {
    if (!measures.contains(measure)) {
      measures.add(measure);
    }
    values
        .computeIfAbsent(contestant, one -> new LinkedHashMap<>())
        .computeIfAbsent(measure, one -> new ArrayList<>())
        .add(value);
    System.out.printf("%s | %s | %,.2f%n", contestant, measure, value);
  }

  /** What the rounds came to; empty when this was not measured. */
  public Optional<Summary> of(String contestant, String measure) {
    return Optional.ofNullable(values.getOrDefault(contestant, Map.of()).get(measure))
        .map(Summary::of);
  }

  /** What was measured, in the order in which it first came. */
  List<String> measures() {
    return List.copyOf(measures);
  }

  /** Who is ahead in a measure. */
  Standing standing(String measure, Better better) {
    var places = new ArrayList<Standing.Place>();
    for (var contestant : values.keySet()) {
      of(contestant, measure)
          .ifPresent(came -> places.add(new Standing.Place(contestant, came.median())));
    }
    return Standing.of(measure, places, better);
  }

  /** As a table of Markdown. */
  public String table(String corner) {
    var lines = new ArrayList<String>();
    lines.add("| %s | %s |".formatted(corner, String.join(" | ", measures)));
    lines.add("| --- |" + " --- |".repeat(measures.size()));
    for (var contestant : values.keySet()) {
      var cells =
          measures.stream()
              .map(measure -> of(contestant, measure).map(Summary::toString).orElse("–"))
              .toList();
      lines.add("| %s | %s |".formatted(contestant, String.join(" | ", cells)));
    }
    return String.join("\n", lines) + "\n";
  }

  /** As a table with a line for each measure and a column for each contestant. */
  public String transposed(String corner) {
    var lines = new ArrayList<String>();
    lines.add("| %s | %s |".formatted(corner, String.join(" | ", values.keySet())));
    lines.add("| --- |" + " --- |".repeat(values.size()));
    for (var measure : measures) {
      var cells =
          values.keySet().stream()
              .map(who -> of(who, measure).map(Summary::toString).orElse("–"))
              .toList();
      lines.add("| %s | %s |".formatted(measure, String.join(" | ", cells)));
    }
    return String.join("\n", lines) + "\n";
  }
}
