// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The examples of the page on calendars, in their order. */
final class CalendarPage {

  private static final Path PAGE = Path.of("../docs/calendars.md");
  private static final Pattern REQUEST =
      Pattern.compile(
          "\n`POST /([^`]+)`\n```(json|text)\n([^`]+)```\n"
              + "(?:\nanswers, among other things:\n```json\n([^`]+)```\n)?");

  /**
   * One example.
   *
   * @param path below the API
   * @param contentType what the body is
   * @param body what is sent
   * @param answer some of what is answered; null if the page does not say
   */
  record Example(String path, String contentType, String body, JsonNode answer) {}

  private CalendarPage() {}

  static List<Example> examples() throws IOException {
    var json = new ObjectMapper();
    return REQUEST
        .matcher(Files.readString(PAGE))
        .results()
        .map(
            found -> {
              try {
                return new Example(
                    found.group(1),
                    found.group(2).equals("json") ? "application/json" : "text/calendar",
                    found.group(3),
                    found.group(4) == null ? null : json.readTree(found.group(4)));
              } catch (IOException broken) {
                throw new IllegalStateException(found.group(4), broken);
              }
            })
        .toList();
  }
}
