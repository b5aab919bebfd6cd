// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The example on the page of an executor.
 *
 * @param page all of the page
 */
record Example(String page) {

  private static final String JSON = "```json\n";
  private static final String END = "```";
  private static final String SETTINGS = "dispatchTaskSettings";

  /** Of that executor. */
  static Example of(String type) {
    try {
      return new Example(Files.readString(Path.of("../docs/executors", type + ".md")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Makes the trigger of the example. */
  Trigger create(Given given) {
    return given.willRemove(
        given.admin().send("POST", "triggers", "application/json", trigger()).mustBe(201));
  }

  /** The trigger of the example, as the body of a request. */
  Map<String, Object> body() {
    try {
      return new ObjectMapper().readValue(trigger(), new TypeReference<>() {});
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The settings of the trigger, to be changed. */
  Map<String, String> settings() {
    return new ObjectMapper()
        .convertValue(body().get(SETTINGS), new TypeReference<LinkedHashMap<String, String>>() {});
  }

  /** What stands in the block behind the trigger: its output. */
  String output() {
    int behind = page.indexOf(END, page.indexOf(JSON) + JSON.length()) + END.length();
    return block(page.indexOf(END + "\n", behind) + END.length() + 1);
  }

  private String trigger() {
    return block(page.indexOf(JSON) + JSON.length());
  }

  private String block(int start) {
    return page.substring(start, page.indexOf(END, start));
  }
}
