// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Trigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The example on the page of an executor.
 *
 * @param page all of the page
 */
record Example(String page) {

  private static final String JSON = "```json\n";
  private static final String END = "```";

  /** Of that executor. */
  static Example of(String type) throws IOException {
    return new Example(Files.readString(Path.of("../docs/executors", type + ".md")));
  }

  /** Makes the trigger of the example. */
  Trigger create(Given given) {
    var json = block(page.indexOf(JSON) + JSON.length());
    return given.willRemove(
        given.admin().send("POST", "triggers", "application/json", json).mustBe(201));
  }

  /** What stands in the block behind the trigger: its output. */
  String output() {
    int behind = page.indexOf(END, page.indexOf(JSON) + JSON.length()) + END.length();
    return block(page.indexOf(END + "\n", behind) + END.length() + 1);
  }

  private String block(int start) {
    return page.substring(start, page.indexOf(END, start));
  }
}
