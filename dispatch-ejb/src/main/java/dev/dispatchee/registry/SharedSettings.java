// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.api.settings.SettingsFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges settings by the schema alone that an executor of another node has: keys, what is required,
 * secrets and fixed values. Patterns and limits are judged by that node, when the run starts: it
 * has the code that reads them.
 *
 * @param schema as {@code SettingsForm.schema()} makes it
 */
record SharedSettings(Map<String, Object> schema) {

  List<SettingsFault> faultsOfStored(Map<String, String> settings) {
    var faults = new ArrayList<SettingsFault>();
    var properties = object(schema.get("properties"));
    properties.forEach(
        (key, property) -> judge(key, object(property), settings.getOrDefault(key, ""), faults));
    for (var key : new TreeSet<>(settings.keySet())) {
      if (!properties.containsKey(key)) {
        faults.add(
            new SettingsFault(
                key,
                properties.isEmpty()
                    ? "unknown setting; there are no settings"
                    : "unknown setting, allowed: " + String.join(", ", properties.keySet())));
      }
    }
    return faults;
  }

  private void judge(
      String key, Map<String, Object> property, String text, List<SettingsFault> faults) {
    if (text.isBlank()) {
      if (list(schema.get("required")).contains(key)) {
        faults.add(SettingsFault.missing(key));
      }
    } else if (Boolean.TRUE.equals(property.get("writeOnly"))) {
      if (SecretReference.parse(text).isEmpty()) {
        faults.add(SettingsFault.plainSecret(key));
      }
    } else if (property.containsKey("enum")) {
      var allowed = list(property.get("enum")).stream().map(String::valueOf).toList();
      // As the executor reads them: capitals or not.
      if (allowed.stream().noneMatch(text.strip()::equalsIgnoreCase)) {
        faults.add(SettingsFault.found(key, text, String.join(", ", allowed)));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  private static Collection<?> list(@Nullable Object value) {
    return value instanceof Collection<?> many ? many : List.of();
  }
}
