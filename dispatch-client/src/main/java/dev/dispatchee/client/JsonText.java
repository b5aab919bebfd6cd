// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a JSON object of texts and numbers, which is all that is sent to the server: it reads no
 * objects of others. Here and not by a library, so that the client brings none along.
 */
final class JsonText {

  private final StringBuilder text = new StringBuilder("{");

  /** Adds a field, unless its value is null: a text, a number, a list or a map of texts. */
  JsonText with(String name, @Nullable Object value) {
    if (value != null) {
      key(name, text.length() > 1);
      write(value);
    }
    return this;
  }

  /** The whole object. */
  String end() {
    return text.append('}').toString();
  }

  private void key(String name, boolean isNext) {
    if (isNext) {
      text.append(',');
    }
    quote(name);
    text.append(':');
  }

  private void write(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      writeMap(map);
    } else if (value instanceof List<?> list) {
      writeList(list);
    } else if (value == null || value instanceof Number) {
      text.append(value);
    } else {
      quote(value.toString());
    }
  }

  private void writeMap(Map<?, ?> map) {
    text.append('{');
    boolean isNext = false;
    for (var entry : map.entrySet()) {
      key(String.valueOf(entry.getKey()), isNext);
      write(entry.getValue());
      isNext = true;
    }
    text.append('}');
  }

  private void writeList(List<?> list) {
    text.append('[');
    boolean isNext = false;
    for (var value : list) {
      if (isNext) {
        text.append(',');
      }
      write(value);
      isNext = true;
    }
    text.append(']');
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // A surrogate may stand alone, which no encoding could carry.
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
