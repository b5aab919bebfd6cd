// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the reviewed table of who may do what against the resource methods that there are. */
class RoleTableTest {

  private static final java.nio.file.Path TABLE = java.nio.file.Path.of("../docs/roles.csv");
  private static final String API = "/api/v1";

  @Test
  void namesEveryResourceMethodAndNothingElse() throws IOException {
    var table = new TreeSet<String>();
    for (var line : Files.readAllLines(TABLE).stream().skip(1).toList()) {
      var cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(7);
      if (cells[1].startsWith(API)) {
        assertThat(table.add(endpoint(cells[0], cells[1]))).as("twice: " + line).isTrue();
      }
    }

    var methods =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.dispatchee.web")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(RoleTableTest::endpoints)
                .toList();

    assertThat(methods).isNotEmpty();
    assertThat(table).containsExactlyInAnyOrderElementsOf(new TreeSet<>(methods));
  }

  private static Stream<String> endpoints(JavaClass resource) {
    var root = resource.getAnnotationOfType(Path.class).value();
    return resource.getMethods().stream()
        .flatMap(
            method ->
                verb(method).stream()
                    .map(verb -> endpoint(verb, API + root + path(method).orElse(""))));
  }

  private static Optional<String> verb(JavaMethod method) {
    return method.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class))
        .map(annotation -> annotation.getRawType().getAnnotationOfType(HttpMethod.class).value())
        .findFirst();
  }

  private static Optional<String> path(JavaMethod method) {
    return method.tryGetAnnotationOfType(Path.class).map(Path::value);
  }

  // What a parameter of a path is called does not matter.
  private static String endpoint(String verb, String path) {
    return verb + " " + path.replaceAll("\\{[^}]*}", "{}").replaceAll("/$", "");
  }
}
