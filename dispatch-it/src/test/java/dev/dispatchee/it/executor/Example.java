// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trigger that the page of an executor shows. */
final class Example {

  private static final String START = "```json\n";
  private static final String END = "```";
  private static final String SETTINGS = "dispatchTaskSettings";

  private Example() {}

  /** The first JSON of the page, as the body of a request. */
  static Map<String, Object> of(String executor) {
    try {
      var page = Files.readString(Path.of("../docs/executors/%s.md".formatted(executor)));
      int start = page.indexOf(START) + START.length();
      var json = page.substring(start, page.indexOf(END, start));
      return new ObjectMapper().readValue(json, new TypeReference<>() {});
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Its settings, to be changed. */
  static Map<String, String> settingsOf(String executor) {
    return new ObjectMapper()
        .convertValue(
            of(executor).get(SETTINGS), new TypeReference<LinkedHashMap<String, String>>() {});
  }
}
