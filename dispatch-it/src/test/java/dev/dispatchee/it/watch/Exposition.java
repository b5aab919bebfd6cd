// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The text of Prometheus, read strictly: what does not keep to version 0.0.4, or says something
 * twice, is refused.
 *
 * @param types the kind of each family by its name
 * @param samples all of them, in their order
 */
record Exposition(Map<String, String> types, List<Sample> samples) {

  private static final Set<String> KINDS =
      Set.of("counter", "gauge", "histogram", "summary", "untyped");

  /** One line. */
  record Sample(String name, Map<String, String> labels, double value) {}

  static Exposition of(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line does not end");
    }
    var types = new TreeMap<String, String>();
    var samples = new ArrayList<Sample>();
    for (var line : text.split("\n", -1)) {
      if (line.startsWith("# TYPE ")) {
        var words = line.split(" ", -1);
        if (words.length != 4
            || !KINDS.contains(words[3])
            || types.put(words[2], words[3]) != null) {
          throw new IllegalArgumentException(line);
        }
      } else if (!line.isEmpty() && !line.startsWith("# HELP ")) {
        samples.add(new Line(line).sample());
      }
    }
    var keys = samples.stream().map(sample -> sample.name() + sample.labels()).toList();
    if (Set.copyOf(keys).size() < keys.size()) {
      throw new IllegalArgumentException("a sample is there twice: " + keys);
    }
    return new Exposition(types, List.copyOf(samples));
  }

  /** The value of one sample; 0 if it is not there. */
  double value(String name, Map<String, String> labels) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && sample.labels().equals(labels))
        .mapToDouble(Sample::value)
        .findFirst()
        .orElse(0);
  }

  /** The value of a sample without labels, which must be there. */
  double value(String name) {
    return samples.stream()
        .filter(sample -> sample.name().equals(name) && sample.labels().isEmpty())
        .mapToDouble(Sample::value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  /** Which labels samples of a name have; empty if there is none of that name. */
  Map<String, Set<String>> labelsByName() {
    return samples.stream()
        .collect(
            Collectors.toMap(
                Sample::name,
                sample -> sample.labels().keySet(),
                (one, other) ->
                    java.util.stream.Stream.concat(one.stream(), other.stream())
                        .collect(Collectors.toSet())));
  }

  /** Reads one line from left to right. */
  private static final class Line {

    private final String text;
    private int at;

    Line(String text) {
      this.text = text;
    }

    Sample sample() {
      var name = name();
      var labels = new LinkedHashMap<String, String>();
      if (text.charAt(at) == '{') {
        at++;
        while (text.charAt(at) != '}') {
          var label = name();
          expect('=');
          if (labels.put(label, quoted()) != null) {
            throw new IllegalArgumentException("label twice: " + text);
          }
          if (text.charAt(at) == ',') {
            at++;
          }
        }
        at++;
      }
      expect(' ');
      var number = text.substring(at);
      return new Sample(
          name,
          Map.copyOf(labels),
          switch (number) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(number);
          });
    }

    private String name() {
      int from = at;
      while (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_') {
        at++;
      }
      if (at == from) {
        throw new IllegalArgumentException("no name at " + at + ": " + text);
      }
      return text.substring(from, at);
    }

    private String quoted() {
      expect('"');
      var value = new StringBuilder();
      while (text.charAt(at) != '"') {
        char c = text.charAt(at++);
        if (c == '\\') {
          char escaped = text.charAt(at++);
          value.append(
              switch (escaped) {
                case 'n' -> '\n';
                case '"', '\\' -> escaped;
                default -> throw new IllegalArgumentException("\\" + escaped + ": " + text);
              });
        } else {
          value.append(c);
        }
      }
      at++;
      return value.toString();
    }

    private void expect(char wanted) {
      if (text.charAt(at) != wanted) {
        throw new IllegalArgumentException("no " + wanted + " at " + at + ": " + text);
      }
      at++;
    }
  }
}
