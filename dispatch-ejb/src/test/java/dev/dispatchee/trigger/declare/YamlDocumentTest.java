// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlDocumentTest {

  @Test
  void readsObjectsListsAndValues() throws Exception {
    var text =
        """
        # A comment.
        triggers:
          - name: Every morning
            cronExpression: 0 30 7 * * ?
            active: true
            priority: 7
            description: null
            dispatchTaskSettings: {names: "Ada\\nGrace", id: 007, on: yes}
            labels: [a, 'b']
        """;

    assertThat(YamlDocument.read(text))
        .hasToString(
            "{\"triggers\":[{\"name\":\"Every morning\",\"cronExpression\":\"0 30 7 * * ?\","
                + "\"active\":true,\"priority\":7,\"description\":null,"
                + "\"dispatchTaskSettings\":{\"names\":\"Ada\\nGrace\",\"id\":\"007\",\"on\":\"yes\"},"
                + "\"labels\":[\"a\",\"b\"]}]}");
  }

  @Test
  void readsWhatIsEmptyAsNothing() throws Exception {
    assertThat(YamlDocument.read("# nothing\n").isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x b            | line 1, column 4: an anchor or alias",
        "a: *x              | line 1, column 4: an anchor or alias",
        "&k a: b            | an anchor or alias",
        "a: !!java.net.URL [x] | line 1, column 4: a tag",
        "a: !x b            | a tag",
        "!!set {a, b}       | a tag",
        "a: b\\na: c        | line 2, column 1: the key 'a' is given twice",
        "? [a]\\n: b        | a key that is no text",
        "a: b\\n--- \\nc: d | a second document",
        "a: [b              | line 1, column ",
        "a: b: c            | line 1, column 5: mapping values are not allowed here",
        "a: @daily          | line 1, column 4",
      })
  void refusesWhatIsAmbiguousOrStandsForMoreThanItSays(String text, String fault) {
    assertThatThrownBy(() -> YamlDocument.read(text.replace("\\n", "\n")))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageStartingWith("it cannot be read as YAML")
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesWhatIsNestedDeeply(String part) {
    assertThatThrownBy(() -> YamlDocument.read(part.repeat(10_000)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("nested too deeply, allowed: 20 levels");
  }

  @Test
  void showsNoControlCharactersOfWhatItRefuses() {
    assertThatThrownBy(() -> YamlDocument.read("a: \u0007"))
        .isInstanceOf(UnreadableDocumentException.class)
        .message()
        .doesNotContain("\u0007", "\n");
  }
}
