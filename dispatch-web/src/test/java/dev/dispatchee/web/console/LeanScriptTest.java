// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LeanScriptTest {

  @Test
  void commentsOnLinesOfTheirOwnAndIndentationGoAndLineNumbersStay() {
    var script =
        """
        // SPDX-License-Identifier: Apache-2.0
        /** What it is. */
        export class A {
          /**
           * What it does.
           */
          b = 1; // why

          /** @param {string} c */
          d(c) {
            /** @type {A} */ (c).e(/* f */);
            return c * 2; /* g
          }
        }
        */
        }
        }
        """;

    assertThat(LeanScript.of(script))
        .isEqualTo(
            """


            export class A {



            b = 1; // why


            d(c) {
            /** @type {A} */ (c).e(/* f */);
            return c * 2; /* g
            }
            }
            */
            }
            }
            """);
  }

  @Test
  void ofTheConsoleNothingButCommentsGoes() throws IOException {
    try (var scripts = Files.walk(Path.of("src/main/webapp/console"))) {
      for (var file : scripts.filter(one -> one.toString().endsWith(".js")).toList()) {
        var script = Files.readString(file);

        assertThat(LeanScript.of(script).lines().filter(line -> !line.isEmpty()))
            .as(file.toString())
            .containsExactlyElementsOf(
                script
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !isOfAComment(line))
                    .toList());
      }
    }
  }

  // As all of them are written: no comment stands amid the lines of a template.
  private static boolean isOfAComment(String line) {
    return line.startsWith("//")
        || line.startsWith("* ")
        || line.equals("*")
        || line.equals("*/")
        || line.equals("/**")
        || line.startsWith("/*") && line.indexOf("*/") == line.length() - 2;
  }
}
