// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

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

    assertThat(YamlReader.read(text).root())
        .hasToString(
            "{triggers=[{name=Every morning, cronExpression=0 30 7 * * ?, active=true, priority=7,"
                + " description=null, dispatchTaskSettings={names=Ada\nGrace, id=007, on=yes},"
                + " labels=[a, b]}]}");
  }

  @Test
  void knowsWhereEachValueStands() throws Exception {
    var document =
        YamlReader.read(
            """
            triggers:
              - name: a
                dispatchTaskSettings:
                  url: b
              - cronExpression: c
            """);

    assertThat(document.place("triggers.0.dispatchTaskSettings.url")).contains(new Place(4, 7));
    assertThat(document.place("triggers.1.cronExpression")).contains(new Place(5, 5));
    assertThat(document.place("triggers.1.name")).as("what holds it").contains(new Place(5, 5));
    assertThat(document.place("nothing")).contains(new Place(1, 1));
  }

  @Test
  void readsWhatIsEmptyAsNothing() throws Exception {
    assertThat(YamlReader.read("# nothing\n").root()).isNull();
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
    assertThatThrownBy(() -> YamlReader.read(text.replace("\\n", "\n")))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageStartingWith("it cannot be read as YAML")
        .hasMessageContaining(fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- "})
  void refusesWhatIsNestedDeeply(String part) {
    assertThatThrownBy(() -> YamlReader.read(part.repeat(10_000)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("nested too deeply, allowed: 20 levels");
  }

  @Test
  void showsNoControlCharactersOfWhatItRefuses() {
    assertThatThrownBy(() -> YamlReader.read("a: \u0007"))
        .isInstanceOf(UnreadableDocumentException.class)
        .message()
        .doesNotContain("\u0007", "\n");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> YamlReader.read("a\n".repeat(YamlReader.LONGEST)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("the document has 33554432 characters, allowed: 16777216");
    assertThatThrownBy(() -> YamlReader.read("a: b\n" + "#".repeat(YamlReader.LONGEST_LINE + 1)))
        .isInstanceOf(UnreadableDocumentException.class)
        .hasMessageContaining("line 2, column 1: a line has 524289 characters, allowed: 524288");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- \n",
        "\n",
        " \n",
        "a\n",
        "# a\n",
        "- 'a\n",
        "- \"\\x41\n",
        "- |\n  a\n",
        "? a\n",
        "[a,",
        "{a: b,",
        "%a\n",
        "a:\n",
        "\t\n",
        "---\n",
        "- [a, b]\n",
        "&a",
        "*a\n",
        "!a",
        ": ",
        "'",
        "a: ",
        "\u2028"
      })
  void takesNoLongerThanItsTextIsLongWhateverIsInIt(String part) {
    int length = 1024 * 1024;
    var text = part.repeat(length / part.length());

    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (var cut : List.of(text, text.substring(0, YamlReader.LONGEST_LINE), "a: " + text)) {
            readOrRefuse(cut);
          }
        });
  }

  private static void readOrRefuse(String text) {
    try {
      YamlReader.read(text);
    } catch (UnreadableDocumentException refused) {
      assertThat(refused).hasMessageStartingWith("it cannot be read as YAML");
    }
  }
}
