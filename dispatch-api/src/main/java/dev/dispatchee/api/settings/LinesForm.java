// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Several values, one a line; lines that are blank do not count. */
final class LinesForm implements ValueForm {

  private static final int MOST_SHOWN = 100;

  private final ValueForm values;
  private final boolean named;

  private LinesForm(ValueForm values, boolean named) {
    this.values = values;
    this.named = named;
  }

  /** A list, in the order of the lines. */
  static LinesForm ofList(ValueForm values) {
    return new LinesForm(values, false);
  }

  /** A map whose lines are {@code key=value}, in their order. */
  static LinesForm ofMap(ValueForm values) {
    return new LinesForm(values, true);
  }

  @Override
  public Object read(String text) {
    var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return named ? map(lines) : lines.stream().map(values::read).toList();
  }

  private Map<String, Object> map(List<String> lines) {
    var map = new LinkedHashMap<String, Object>();
    for (var line : lines) {
      int equals = line.indexOf('=');
      var key = equals < 0 ? "" : line.substring(0, equals).strip();
      var value = valueOf(line);
      if (key.isEmpty() || value.isEmpty() || map.put(key, values.read(value)) != null) {
        throw new IllegalArgumentException(
            "it is not a key with a value, or its key is there twice");
      }
    }
    return Collections.unmodifiableMap(map);
  }

  @Override
  public String allowed() {
    return named
        ? "one a line, key=value, each key once; values: " + values.allowed()
        : "one a line: " + values.allowed();
  }

  @Override
  public String shown(String text) {
    // Each value by itself: of some, parts must not be shown. More than a few would be cut anyway.
    return text.lines()
        .limit(MOST_SHOWN)
        .map(line -> line.substring(0, startOfValue(line)) + values.shown(valueOf(line)))
        .collect(Collectors.joining("\n"));
  }

  private int startOfValue(String line) {
    return named ? line.indexOf('=') + 1 : 0;
  }

  private String valueOf(String line) {
    return line.substring(startOfValue(line)).strip();
  }

  @Override
  public Map<String, Object> schema() {
    var value = new LinkedHashMap<String, Object>();
    value.put("type", "string");
    value.putAll(values.schema());
    return Map.of(named ? "x-values" : "x-items", value);
  }
}
