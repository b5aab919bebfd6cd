// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.product.Artifacts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What Maven tells the benchmark.
 *
 * @param scenarios what to measure
 * @param rounds how often each series is repeated
 * @param runs how many runs a drain has
 * @param artifacts what is deployed beside the EAR
 * @param directory where the report goes
 * @param document the document that a whole run renews
 */
record Settings(
    Set<Scenario> scenarios,
    int rounds,
    int runs,
    Artifacts artifacts,
    Path directory,
    Path document) {

  /**
   * From the system properties.
   *
   * @throws IllegalArgumentException if one is missing or wrong
   */
  static Settings ofSystemProperties() {
    return new Settings(
        scenarios(System.getProperty("scenario", "")),
        Integer.parseInt(text("rounds")),
        Integer.parseInt(text("runs")),
        new Artifacts(path("benchmark.executors")),
        path("benchmark.directory"),
        path("benchmark.report"));
  }

  /** Whether one of these is to be measured. */
  boolean wants(Scenario first, Scenario... others) {
    return EnumSet.of(first, others).stream().anyMatch(scenarios::contains);
  }

  /** Whether this is the whole benchmark and not a part of it. */
  boolean isWhole() {
    return scenarios.size() == Scenario.values().length;
  }

  private static Set<Scenario> scenarios(String names) {
    if (names.isBlank()) {
      return EnumSet.allOf(Scenario.class);
    }
    var chosen = EnumSet.noneOf(Scenario.class);
    Arrays.stream(names.split(",", -1))
        .map(name -> Scenario.valueOf(name.strip().toUpperCase(Locale.ROOT)))
        .forEach(chosen::add);
    return chosen;
  }

  private static Path path(String name) {
    return Path.of(text(name));
  }

  private static String text(String name) {
    var value = System.getProperty(name, "");
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "system property %s is missing; start with: mvn -Pbenchmark verify".formatted(name));
    }
    return value;
  }
}
