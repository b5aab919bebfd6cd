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

  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"module\" src=\"console/([^\"]+)\">");

  private static final Pattern PRELOADED =
      Pattern.compile("<link rel=\"modulepreload\" href=\"console/([^\"]+)\">");

  @Test
  void areThoseThatTheFirstPageNeeds() throws IOException {
    var page = Files.readString(WEB.resolve("index.html"));
    var scripts = named(SCRIPT, page);
    var needed = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(Path.of("pages/now.js")));
    scripts.forEach(script -> open.add(Path.of(script)));
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
    needed.removeAll(scripts);

    assertThat(scripts).contains("main.js");
    assertThat(named(PRELOADED, page)).hasSizeGreaterThan(20).containsExactlyElementsOf(needed);
  }

  private static List<String> named(Pattern link, String page) {
    return link.matcher(page).results().map(found -> found.group(1)).toList();
  }
}
