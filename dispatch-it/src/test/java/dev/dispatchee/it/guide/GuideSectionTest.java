// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideSectionTest {

  private static final String GUIDE =
      """
      ## Before
      ```
      no
      ```
      ## Install
      1. A step:

         ```
         first
           indented

         last
         ```
      Text.
      ```
      second
      ```
      ### Within
      Text.
      ## After
          no
      """;

  @TempDir Path folder;

  @Test
  void hasItsBlocksWithoutTheIndentationOfTheirList() throws IOException {
    var install = read(GUIDE, "Install");

    assertThat(install.blocks()).containsExactly("first\n  indented\n\nlast\n", "second\n");
    assertThat(install.text()).contains("### Within").doesNotContain("## After");
    assertThat(install.blockWith("last")).startsWith("first");
    assertThatThrownBy(() -> install.blockWith("s")).hasMessage("'Install' has 2 blocks with s");
  }

  @Test
  void isRefusedWithCodeThatNobodyWouldType() {
    assertThatThrownBy(() -> read(GUIDE, "After")).hasMessage("code without a fence:     no");
    assertThatThrownBy(() -> read("## Install\n```\nfirst\n", "Install"))
        .hasMessage("'Install' has a fence that does not end");
    assertThatThrownBy(() -> read(GUIDE, "Nowhere")).hasMessageContaining("no section 'Nowhere'");
  }

  private GuideSection read(String text, String title) throws IOException {
    return GuideSection.read(Files.writeString(folder.resolve("guide.md"), text), title);
  }
}
