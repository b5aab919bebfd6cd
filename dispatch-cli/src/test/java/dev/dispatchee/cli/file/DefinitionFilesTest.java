// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.cli.server.CommandFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionFilesTest {

  @TempDir Path folder;

  @Test
  void readsTheFilesOfAFolderInTheOrderOfTheirNames() throws IOException {
    write("b.yaml", "triggers:\n- externalReferenceCode: b\n");
    write("a.json", "{\"triggers\": [{\"externalReferenceCode\": \"a\"}]}");
    write("c.yml", "triggers: [{externalReferenceCode: c}]\n");
    write("README.md", "no definition");

    assertThat(read(folder.toString())).extracting(Definition::code).containsExactly("a", "b", "c");
  }

  @Test
  void readsStandardInput() {
    var input =
        new ByteArrayInputStream(
            "triggers: [{externalReferenceCode: x}]".getBytes(StandardCharsets.UTF_8));

    var read = DefinitionFiles.read(List.of("-"), input);

    assertThat(read.get(0).place("externalReferenceCode")).isEqualTo("standard input:1:13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.yaml | a: &x [b]                        | a.yaml:1:4: an anchor or alias",
        "a.yaml | triggers: !!java.net.URL [x]     | a.yaml:1:11: a tag",
        "a.yaml | trigger: []                      | a.yaml: found no list 'triggers'",
        "a.yaml | {triggers: [], x: 1}             | a.yaml:1:16: found another field",
        "a.yaml | triggers: [a]                    | a.yaml:1:12: it must be an object",
        "a.json | {\"triggers\": [1,]}             | a.json:1:",
        "a.json | {\"triggers\": [], \"triggers\": []} | a.json:1:",
        "a.json | {\"triggers\": []} x             | a.json:1:",
      })
  void refusesWhatIsNoFileOfDefinitionsAndSaysWhere(String name, String text, String fault)
      throws IOException {
    write(name, text);

    assertThatThrownBy(() -> read(folder.resolve(name).toString()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith(folder + "/" + fault);
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingItAll() throws IOException {
    var large = folder.resolve("large.yaml");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(100L * 1024 * 1024);
    }

    assertThatThrownBy(() -> read(large.toString()))
        .hasMessage(large + ": it is too large, allowed: at most 16777216 bytes");
  }

  @Test
  void namesAllThatCannotBeRead() throws IOException {
    write("a.yaml", "a: [");
    write("b.yaml", "triggers:\n- externalReferenceCode: x\n- externalReferenceCode: x\n");
    Files.write(folder.resolve("c.yaml"), new byte[] {(byte) 0xff});

    assertThatThrownBy(() -> read(folder.toString(), folder + "/gone.yaml"))
        .hasMessageContainingAll(
            "a.yaml:1:",
            "b.yaml:3:3: externalReferenceCode: 'x' is given twice, first at",
            "c.yaml: it is not UTF-8",
            "gone.yaml: there is no such file");
  }

  @Test
  void refusesAFolderWithoutAny() {
    assertThatThrownBy(() -> read(folder.toString()))
        .hasMessageContaining("there is no file in it that ends with");
  }

  @Test
  void jsonSaysTheSameAsYaml() throws IOException {
    write(
        "a.json",
        "{\"triggers\": [{\"externalReferenceCode\": \"a\", \"active\": true, \"priority\": 3, \"timeout\": null, \"labels\": [\"x\"]}]}");
    write(
        "b.yaml",
        "triggers: [{externalReferenceCode: a, active: true, priority: 3, timeout: null, labels: [x]}]");

    assertThat(
            Stream.of("a.json", "b.yaml")
                .map(name -> read(folder + "/" + name).get(0).fields())
                .distinct())
        .hasSize(1);
  }

  private static List<Definition> read(String... names) {
    return DefinitionFiles.read(List.of(names), InputStream.nullInputStream());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
