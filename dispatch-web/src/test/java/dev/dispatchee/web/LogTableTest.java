// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.junit.jupiter.api.Test;

/** Holds the table of numbered log lines against the messages that there are. */
class LogTableTest {

  private static final Path TABLE = Path.of("../docs/configuration.md");
  private static final Pattern ROW = Pattern.compile("\\| `(DISP[0-9]{5})` \\| ([A-Z]+) \\| .*");

  @Test
  void namesEveryMessageThatOperatorsReadAndItsLevel() throws IOException {
    var table = new TreeSet<String>();
    for (var line : Files.readAllLines(TABLE)) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        assertThat(table.add(row.group(1) + " " + row.group(2))).as("twice: " + line).isTrue();
      }
    }

    assertThat(messages()).hasSizeGreaterThan(30);
    assertThat(table).containsExactlyInAnyOrderElementsOf(messages());
  }

  // Those for debugging are not listed.
  private static List<String> messages() {
    return new ClassFileImporter()
        .importPackages("dev.dispatchee").stream()
            .flatMap(found -> found.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(LogMessage.class))
            .filter(method -> !level(method).equals("DEBUG"))
            .map(method -> "DISP%05d %s".formatted(id(method), level(method)))
            .distinct()
            .toList();
  }

  private static int id(JavaMethod method) {
    return (int) method.getAnnotationOfType(Message.class.getName()).get("id").orElseThrow();
  }

  private static String level(JavaMethod method) {
    return ((JavaEnumConstant)
            method.getAnnotationOfType(LogMessage.class.getName()).get("level").orElseThrow())
        .name();
  }
}
