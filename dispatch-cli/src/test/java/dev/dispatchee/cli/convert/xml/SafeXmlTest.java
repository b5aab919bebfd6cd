// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.xml;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.cli.server.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeXmlTest {

  @TempDir Path folder;

  @Test
  void readsElementsWithTheirLines() {
    var root = read("<a xmlns='urn:x'>\n <b> one <!-- no --><![CDATA[&]]></b>\n <b/>\n</a>");

    assertThat(root.name()).isEqualTo("a");
    assertThat(root.children("b")).extracting(Element::line).containsExactly(2, 3);
    assertThat(root.text("b")).contains("one &");
    assertThat(root.child("c")).isEmpty();
  }

  @Test
  void readsTheEncodingThatTheDocumentNames() {
    var text = "<?xml version='1.0' encoding='UTF-16'?><a>ä</a>";

    assertThat(SafeXml.read("x", text.getBytes(UTF_16)).text()).isEqualTo("ä");
  }

  @Test
  void refusesADocumentTypeWithAllThatItCouldDo() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "top secret");
    refuses("<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]>\n<a>&x;</a>".formatted(secret.toUri()));
    refuses("<!DOCTYPE a SYSTEM '%s'>\n<a/>".formatted(secret.toUri()));
    refuses("<!DOCTYPE a [<!ENTITY %% x SYSTEM '%s'> %%x;]>\n<a/>".formatted(secret.toUri()));

    var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 'lol'>\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY l%d '%s'>\n".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    refuses(bomb + "]><a>&l19;</a>");
  }

  private static void refuses(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith("x:")
        .hasMessageContaining("a document type (<!DOCTYPE), allowed: none");
  }

  @Test
  void refusesWhatIsUnknownOrNotWhole() {
    assertThatThrownBy(() -> read("<a>&x;</a>")).isInstanceOf(CommandFailedException.class);
    assertThatThrownBy(() -> read("<a>\n<b></a>"))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith("x:2:")
        .hasMessageContaining("it cannot be read as XML");
    assertThatThrownBy(() -> read("")).isInstanceOf(CommandFailedException.class);
    assertThatThrownBy(() -> read("<a>\u0001</a>")).isInstanceOf(CommandFailedException.class);
    assertThatThrownBy(() -> read("<a>".repeat(1_000))).hasMessageContaining("nested too deeply");
  }

  @Test
  void readsManyElements() {
    assertThat(read("<a>" + "<b/>".repeat(500_000) + "</a>").children()).hasSize(500_000);
  }

  private static Element read(String text) {
    return SafeXml.read("x", text.getBytes(UTF_8));
  }
}
