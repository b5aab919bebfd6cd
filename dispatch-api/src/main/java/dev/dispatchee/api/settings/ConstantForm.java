// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One of a few names, in any case. */
final class ConstantForm implements ValueForm {

  private final Map<String, Object> byName;

  private ConstantForm(Map<String, Object> byName) {
    this.byName = byName;
  }

  /** Yes and no. */
  static ConstantForm ofBoolean() {
    var names = new LinkedHashMap<String, Object>();
    names.put("true", true);
    names.put("false", false);
    return new ConstantForm(names);
  }

  /**
   * The constants of an enum.
   *
   * @throws IllegalArgumentException if it has none
   */
  static ConstantForm of(Class<?> type) {
    var names = new LinkedHashMap<String, Object>();
    Arrays.stream(type.getEnumConstants())
        .forEach(constant -> names.put(((Enum<?>) constant).name(), constant));
    if (names.isEmpty()) {
      throw new IllegalArgumentException("enum %s has no constants".formatted(type.getName()));
    }
    return new ConstantForm(names);
  }

  @Override
  public Object read(String text) {
    var name = text.strip();
    var exact = byName.get(name);
    return exact != null
        ? exact
        : byName.entrySet().stream()
            .filter(constant -> constant.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("it is none of them"));
  }

  @Override
  public String allowed() {
    return String.join(", ", byName.keySet());
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("enum", List.copyOf(byName.keySet()));
  }
}
