// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.cli.server.Problem;
import dev.dispatchee.cli.server.Problem.Violation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartTest {

  @Test
  void hasAtMostAThousandTriggersAndSevenMebibytes() {
    assertThat(sizes(read("- externalReferenceCode: %d\n", 2_500)))
        .containsExactly(1_000, 1_000, 500);
    var large = "- {externalReferenceCode: '%d', description: " + "x".repeat(60_000) + "}\n";
    assertThat(sizes(read(large, 200))).containsExactly(122, 78);
    assertThat(Part.of(List.of())).isEmpty();
  }

  @Test
  void saysOfEachFaultWhereItStandsInTheFile() {
    var part = Part.of(read("- externalReferenceCode: '%d'\n  name: x\n", 1_002)).get(1);

    assertThat(
            part.faults(
                new Problem(
                    422,
                    "",
                    List.of(
                        new Violation("triggers.1.name", "is taken"),
                        new Violation("triggers.0.labels", "are missing"),
                        new Violation("triggers.7.name", "is nowhere"),
                        new Violation("triggers.1", "is none"),
                        new Violation("managedBy", "is wrong")))))
        .containsExactly(
            "standard input:2005:3: name: is taken",
            "standard input:2002:3: labels: are missing",
            "triggers.7.name: is nowhere",
            "standard input:2004:3: is none",
            "managedBy: is wrong");
    assertThat(part.faults(new Problem(409, "in the way", List.of())))
        .containsExactly("in the way");
  }

  private static List<Integer> sizes(List<Definition> definitions) {
    return Part.of(definitions).stream().map(part -> part.definitions().size()).toList();
  }

  private static List<Definition> read(String entry, int times) {
    var text = new StringBuilder("triggers:\n");
    for (int i = 0; i < times; i++) {
      text.append(entry.formatted(i));
    }
    return DefinitionFiles.read(
        List.of("-"), new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
