// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A browser that learns of modules one after the other waits for the server once for each. */
class PreloadedModulesTest {

  private static final Path WEB = Path.of("src/main/webapp");
  private static final Path CONSOLE = WEB.resolve("console");

  private static final Pattern IMPORT =
      Pattern.compile(
          "^(?:import|export)\\s(?:[\\w*{}\\s,$]+\\sfrom\\s)?'([^']+)'", Pattern.MULTILINE);

  private static final Pattern PRELOADED =
      Pattern.compile("<link rel=\"modulepreload\" href=\"console/([^\"]+)\">");

  @Test
  void areThoseThatTheFirstPageNeeds() throws IOException {
    var needed = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(Path.of("main.js"), Path.of("pages/now.js")));
    while (!open.isEmpty()) {
      var module = open.pop();
      if (!needed.add(module.toString()) || module.startsWith("vendor")) {
        continue;
      }
      var imports = IMPORT.matcher(Files.readString(CONSOLE.resolve(module)));
      while (imports.find()) {
        open.push(module.resolveSibling(imports.group(1)).normalize());
      }
    }
    needed.remove("main.js");

    var preloaded =
        PRELOADED
            .matcher(Files.readString(WEB.resolve("index.html")))
            .results()
            .map(link -> link.group(1))
            .toList();

    assertThat(preloaded).hasSizeGreaterThan(20).containsExactlyElementsOf(needed);
  }
}
