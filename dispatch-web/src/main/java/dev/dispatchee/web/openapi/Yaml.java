// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Writes JSON as YAML, whose double-quoted texts are those of JSON. */
final class Yaml {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");
  private static final Pattern WORD_WITH_A_MEANING =
      Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

  private final StringBuilder text = new StringBuilder();

  private Yaml() {}

  static String of(JsonNode tree) {
    var yaml = new Yaml();
    yaml.write(tree, 0);
    return yaml.text.toString();
  }

  private void write(JsonNode node, int indent) {
    if (node.isObject()) {
      for (var entry : node.properties()) {
        text.append(" ".repeat(indent)).append(key(entry.getKey())).append(':');
        value(entry.getValue(), indent);
      }
    } else {
      for (var item : node) {
        text.append(" ".repeat(indent)).append('-');
        value(item, indent);
      }
    }
  }

  private void value(JsonNode value, int indent) {
    if (value.isContainerNode() && !value.isEmpty()) {
      text.append('\n');
      write(value, indent + 2);
    } else {
      text.append(' ').append(value).append('\n');
    }
  }

  private static String key(String key) {
    return PLAIN.matcher(key).matches() && !WORD_WITH_A_MEANING.matcher(key).matches()
        ? key
        : "\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
