// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the reviewed table of who may do what against the resource methods that there are. */
class RoleTableTest {

  private static final Path TABLE = Path.of("../docs/roles.csv");
  private static final String API = "/api/v1";

  @Test
  void namesEveryResourceMethodAndNothingElse() throws IOException {
    var table = new TreeSet<String>();
    for (var line : Files.readAllLines(TABLE).stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(9);
      if (cells[1].startsWith(API)) {
        var endpoint =
            cells[0] + " " + ResourceMethods.withoutNames(cells[1].substring(API.length()));
        assertThat(table.add(endpoint)).as("twice: " + line).isTrue();
      }
    }

    var methods = new TreeSet<>(ResourceMethods.all().stream().map(Object::toString).toList());

    assertThat(methods).isNotEmpty();
    assertThat(table).containsExactlyInAnyOrderElementsOf(methods);
  }
}
