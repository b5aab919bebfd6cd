// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

  private static final String PARTS = "ab 01-:#&*!|>%@`'\"{}[],?~\n\t\\\u00e4\ud83d\ude00\r.=<";

  @Test
  void writesBlocksWithoutQuotesWhereNoneAreNeeded() {
    var trigger = new LinkedHashMap<String, Object>();
    trigger.put("name", "Every morning");
    trigger.put("cronExpression", "0 30 7 * * ?");
    trigger.put("active", true);
    trigger.put("priority", BigInteger.valueOf(7));
    trigger.put("description", "two\nlines\n");
    trigger.put("timeout", null);
    trigger.put("labels", List.of());

    assertThat(YamlWriter.write(Map.of("triggers", List.of(trigger))))
        .isEqualTo(
            """
            triggers:
            - name: Every morning
              cronExpression: 0 30 7 * * ?
              active: true
              priority: 7
              description: |
                two
                lines
              timeout: null
              labels: []
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "no",
        "on",
        "off",
        "y",
        "n",
        "null",
        "~",
        "",
        "true",
        "False",
        "007",
        "12",
        "-3",
        "1.5",
        "1e3",
        "12:30",
        "2026-01-01",
        "0x1f",
        "1_000",
        ".inf",
        "=",
        "<<",
        "@daily",
        "*/5 * * * *",
        " a",
        "a ",
        "a: b",
        "a #b",
        "- a",
        "---",
        "...",
        "\u0085",
        "\u2028",
        "\u0000",
        "\uFEFF",
        "a\r\nb",
      })
  void writesTextsSoThatEveryReaderTakesThemForTexts(String text) throws Exception {
    var written = YamlWriter.write(Map.of("a", text));

    assertThat(YamlReader.read(written).root()).as(written).isEqualTo(Map.of("a", text));
    assertThat(new org.yaml.snakeyaml.Yaml().<Object>load(written)).isEqualTo(Map.of("a", text));
  }

  @Test
  void isReadAlikeWhateverItWrites() throws Exception {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 3_000; i++) {
      var value = Map.of("root", value(random, 0));

      var written = YamlWriter.write(value);

      assertThat(YamlReader.read(written).root()).as("seed %d: %s", seed, written).isEqualTo(value);
    }
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 5)) {
      case 0 -> random.nextBoolean();
      case 1 -> BigInteger.valueOf(random.nextInt());
      case 2 -> text(random);
      case 3 -> {
        var list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth + 1));
        }
        yield list;
      }
      default -> {
        var map = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(text(random), value(random, depth + 1));
        }
        yield map;
      }
    };
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int[] parts = PARTS.codePoints().toArray();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(parts[random.nextInt(parts.length)]);
    }
    return text.toString();
  }
}
