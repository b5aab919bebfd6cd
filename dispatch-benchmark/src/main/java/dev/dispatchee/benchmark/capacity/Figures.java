// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A value of each figure.
 *
 * @param values none is missing, none is negative
 */
public record Figures(Map<Figure, Double> values) {

  /**
   * Copies them.
   *
   * @throws IllegalArgumentException if one is missing, or is no number from 0 on
   */
  public Figures {
    var copy = new EnumMap<Figure, Double>(Figure.class);
    copy.putAll(values);
    for (var figure : Figure.values()) {
      var value = copy.get(figure);
      if (value == null || !Double.isFinite(value) || value < 0) {
        throw new IllegalArgumentException(
            "found %s = %s, allowed: a number from 0 on".formatted(figure.key(), value));
      }
    }
    values = Map.copyOf(copy);
  }

  /** One of them. */
  public double of(Figure figure) {
    return values.getOrDefault(figure, 0.0);
  }

  /**
   * Reads a file that {@link #write} has written.
   *
   * @throws IllegalArgumentException if a figure is missing or wrong
   */
  public static Figures read(Path file) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    var values = new EnumMap<Figure, Double>(Figure.class);
    for (var figure : Figure.values()) {
      var text = properties.getProperty(figure.key());
      if (text != null) {
        values.put(figure, Double.valueOf(text));
      }
    }
    return new Figures(values);
  }

  /**
   * Writes them, each with what it is.
   *
   * @param where they were measured
   */
  public void write(Path file, String where) {
    var lines =
        Arrays.stream(Figure.values())
            .map(figure -> String.format(Locale.ROOT, "%s=%.3f", figure.key(), of(figure)))
            .collect(Collectors.joining("\n", "# " + where + "\n", "\n"));
    try {
      Files.writeString(file, lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
