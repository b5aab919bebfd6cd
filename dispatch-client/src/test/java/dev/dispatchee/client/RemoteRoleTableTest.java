// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the reviewed table of who may do what by remote calls against what can be called. */
class RemoteRoleTableTest {

  private static final Path TABLE = Path.of("../docs/roles-remote.csv");

  @Test
  void namesEveryMethodAndNothingElse() throws IOException {
    var table = new TreeSet<String>();
    for (var line : Files.readAllLines(TABLE).stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(9).doesNotContain("");
      table.add(cells[0]);
    }
    var methods = Arrays.stream(DispatchRemote.class.getMethods()).map(Method::getName).toList();

    assertThat(methods).doesNotHaveDuplicates();
    assertThat(table).containsExactlyInAnyOrderElementsOf(methods);
  }
}
