// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRulesTest {

  @ParameterizedTest
  @ValueSource(strings = {"job.zip", "Größe 2.ZIP", "a.jar", "日本.properties", "job (1).rar"})
  void allowsNamesOfFiles(String name) {
    assertThat(FileRules.isName(name)).isTrue();
    assertThat(FileRules.DEFAULT.allowsExtensionOf(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".zip",
        "..",
        "../job.zip",
        "a/job.zip",
        "a\\job.zip",
        "C:job.zip",
        " job.zip",
        "job.zip ",
        "a\u0000.zip",
        "a\n.zip",
        "a\u202egpj.zip",
        "a\u00a0b.zip",
        "a\ud800.zip",
        "a\"b.zip",
        "a*.zip",
        "\ue000.zip"
      })
  void allowsNothingThatIsNoNameOnSomeSystem(String name) {
    assertThat(FileRules.isName(name)).isFalse();
  }

  @Test
  void allowsNamesUpToTwoHundredCharacters() {
    assertThat(FileRules.isName("a".repeat(200))).isTrue();
    assertThat(FileRules.isName("a".repeat(201))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.exe", "job", "zip", "job.zip.exe", ".zip", "jobzip"})
  void allowsOtherEndingsNotAtAll(String name) {
    assertThat(FileRules.DEFAULT.allowsExtensionOf(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "", ".", ".z/p", "*", ".z p"})
  void refusesExtensionsThatAreNone(String extension) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileRules(List.of(".jar", extension), 1))
        .withMessageContaining("'" + extension + "'");
  }

  @Test
  void refusesLimitsThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> new FileRules(List.of(".zip"), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FileRules(List.of(".zip"), 1024L * 1024 * 1024 + 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new FileRules(List.of(), 1));
    assertThat(new FileRules(List.of(".TAR.GZ"), 1).allowsExtensionOf("a.tar.gz")).isTrue();
  }
}
