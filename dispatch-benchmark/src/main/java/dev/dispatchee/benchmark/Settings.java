// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark;

import dev.dispatchee.benchmark.product.Artifacts;
import dev.dispatchee.benchmark.product.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What Maven tells the benchmark.
 *
 * @param scenarios what to measure
 * @param contestants who is to take part
 * @param rounds how often each series is repeated
 * @param runs how many runs a drain has
 * @param warmUp how long each contestant works in each round before it counts
 * @param sizes of the installations that are compared, the small one first
 * @param graphileWorkerVersion the version of graphile-worker that takes part
 * @param artifacts what is deployed beside the EAR
 * @param directory where the report goes
 * @param document the document that a whole run renews
 * @param figures the file of figures that is reckoned with
 */
record Settings(
    Set<Scenario> scenarios,
    Set<Entrant> contestants,
    int rounds,
    int runs,
    Duration warmUp,
    List<Size> sizes,
    String graphileWorkerVersion,
    Artifacts artifacts,
    Path directory,
    Path document,
    Path figures) {

  private static final Duration WHOLE_WARM_UP = Duration.ofMinutes(1);

  /**
   * From the system properties.
   *
   * @throws IllegalArgumentException if one is missing or wrong
   */
  static Settings ofSystemProperties() {
    return of(name -> System.getProperty(name, ""));
  }

  /**
   * From properties, of which those that are missing are blank.
   *
   * @throws IllegalArgumentException if one is missing or wrong
   */
  static Settings of(UnaryOperator<String> properties) {
    return new Settings(
        chosen(
            properties.apply("scenario"),
            Scenario.ofTheWhole(),
            name -> Scenario.valueOf(name.strip().toUpperCase(Locale.ROOT))),
        chosen(properties.apply("contestants"), EnumSet.allOf(Entrant.class), Entrant::named),
        Integer.parseInt(text(properties, "rounds")),
        Integer.parseInt(text(properties, "runs")),
        Duration.parse(text(properties, "warmup")),
        Size.listOf(text(properties, "sizes")),
        text(properties, "benchmark.graphile-worker"),
        new Artifacts(path(properties, "benchmark.executors")),
        path(properties, "benchmark.directory"),
        path(properties, "benchmark.report"),
        path(properties, "benchmark.figures"));
  }

  /** Whether one of these is to be measured. */
  boolean wants(Scenario first, Scenario... others) {
    return EnumSet.of(first, others).stream().anyMatch(scenarios::contains);
  }

  /** Whether this is the whole benchmark and not a part of it, or a short one. */
  boolean isWhole() {
    return scenarios.equals(Scenario.ofTheWhole())
        && contestants.size() == Entrant.values().length
        && warmUp.compareTo(WHOLE_WARM_UP) >= 0;
  }

  private static <E extends Enum<E>> Set<E> chosen(
      String names, EnumSet<E> unlessChosen, Function<String, E> named) {
    if (names.isBlank()) {
      return unlessChosen;
    }
    return Arrays.stream(names.split(",", -1)).map(named).collect(Collectors.toSet());
  }

  private static Path path(UnaryOperator<String> properties, String name) {
    return Path.of(text(properties, name));
  }

  private static String text(UnaryOperator<String> properties, String name) {
    var value = properties.apply(name);
    if (value.isEmpty()) {
      throw new IllegalArgumentException(
          "system property %s is missing; start with: mvn -Pbenchmark verify".formatted(name));
    }
    return value;
  }
}
