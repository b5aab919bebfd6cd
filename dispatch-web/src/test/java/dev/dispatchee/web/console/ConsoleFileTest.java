// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleFileTest {

  private static final byte[] CONTENT = "export const a = 'ä';\n".repeat(99).getBytes(UTF_8);

  private final ConsoleFile file = ConsoleFile.of("/main.js", CONTENT);

  @Test
  void isPackedWithoutLoss() throws IOException {
    var unpacked = new GZIPInputStream(new ByteArrayInputStream(file.packed())).readAllBytes();

    assertThat(unpacked).isEqualTo(CONTENT);
    assertThat(file.packed()).hasSizeLessThan(CONTENT.length / 2);
  }

  @Test
  void isKnownByItsContentAlone() {
    var same = ConsoleFile.of("/other.js", CONTENT.clone());
    var other = ConsoleFile.of("/main.js", "b".getBytes(UTF_8));

    assertThat(file.isKnown(same.tag())).isTrue();
    assertThat(file.isKnown("\"x\", W/" + same.tag())).isTrue();
    assertThat(file.isKnown(other.tag())).isFalse();
    assertThat(file.isKnown(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/main.js",
        "/style/tokens.css",
        "/style/mark.svg",
        "/pages/trigger/its-runs.js",
        "/vendor/lit-html/directives/live.js",
        "/vendor/lit-html/LICENSE"
      })
  void isFoundByItsName(String path) {
    assertThat(ConsoleFile.isPath(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/pages",
        "/../WEB-INF/web.xml",
        "/pages/../../WEB-INF/classes/a.js",
        "//main.js",
        "/main.js/",
        "/main.js\n",
        "/.js",
        "/main.JS",
        "/a.b.js"
      })
  void isNotLookedForElsewhere(String path) {
    assertThat(ConsoleFile.isPath(path)).isFalse();
  }
}
