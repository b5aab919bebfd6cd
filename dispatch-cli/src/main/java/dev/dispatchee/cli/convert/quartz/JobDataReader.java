// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.dispatchee.definition.SafeText;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the job data of a column: properties, if Quartz was told {@code useProperties}, else a
 * stream of Java serialisation, of which texts, numbers and truth values are taken.
 */
final class JobDataReader {

  private static final String MAP = "org.quartz.JobDataMap";
  private static final Set<String> MAPS = Set.of("java.util.HashMap", "java.util.LinkedHashMap");
  private static final Set<String> SIMPLE =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short");

  private JobDataReader() {}

  /** What the bytes say; nothing is deserialised. */
  static JobData read(byte[] bytes) {
    if (bytes.length == 0) {
      return JobData.none();
    }
    try {
      return SerializedStream.isOne(bytes) ? serialized(bytes) : properties(bytes);
    } catch (EOFException end) {
      return JobData.unreadable("the job data end too early");
    } catch (IOException unreadable) {
      return JobData.unreadable(
          "the job data are in Java serialisation, and are not deserialised: "
              + unreadable.getMessage());
    }
  }

  private static JobData properties(byte[] bytes) {
    var text = new String(bytes, ISO_8859_1);
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f')) {
      return JobData.unreadable("the job data are neither properties nor Java serialisation");
    }
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException | IOException wrong) {
      return JobData.unreadable(
          "the job data are no properties: " + SafeText.line(String.valueOf(wrong.getMessage())));
    }
    var values = new LinkedHashMap<String, String>();
    for (var key : new TreeSet<>(properties.stringPropertyNames())) {
      values.put(key, properties.getProperty(key, ""));
    }
    return new JobData(values, List.of());
  }

  private static JobData serialized(byte[] bytes) throws IOException {
    if (!(SerializedStream.read(bytes) instanceof JavaObject data)
        || !data.className().equals(MAP)
        || !(data.fields().get("map") instanceof JavaObject map)
        || !MAPS.contains(map.className())) {
      throw new IOException("it is no JobDataMap");
    }
    var values = new LinkedHashMap<String, String>();
    var faults = new ArrayList<String>();
    // The first of what a map has written is its size.
    for (int i = 1; i + 1 < map.written().size(); i += 2) {
      add(map.written().get(i), map.written().get(i + 1), values, faults);
    }
    return new JobData(values, faults);
  }

  private static void add(
      @Nullable Object key,
      @Nullable Object value,
      Map<String, String> values,
      List<String> faults) {
    if (!(key instanceof String name)) {
      faults.add("a key of the job data is no text");
    } else if (value instanceof String text) {
      values.put(name, text);
    } else if (value instanceof JavaObject object && simple(object) != null) {
      values.put(name, String.valueOf(simple(object)));
    } else if (value instanceof JavaObject object) {
      faults.add("'%s' of the job data is an object of %s".formatted(name, object.className()));
    } else {
      faults.add("'%s' of the job data is nothing".formatted(name));
    }
  }

  // A stream may say of a class what is not so.
  private static @Nullable Object simple(JavaObject object) {
    var value = SIMPLE.contains(object.className()) ? object.fields().get("value") : null;
    return value instanceof Number || value instanceof Boolean || value instanceof Character
        ? value
        : null;
  }
}
