// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The resource methods that there are. */
public final class ResourceMethods {

  private ResourceMethods() {}

  /**
   * One of them.
   *
   * @param verb the HTTP method
   * @param path below the API's own, its parameters in braces without their names
   * @param method the method itself
   */
  public record Endpoint(String verb, String path, JavaMethod method) {

    @Override
    public String toString() {
      return verb + " " + path;
    }
  }

  public static List<Endpoint> all() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.dispatchee.web")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(ResourceMethods::endpoints)
            .toList();
  }

  /** What a parameter of a path is called does not matter. */
  public static String withoutNames(String path) {
    return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/+", "/").replaceAll("/$", "");
  }

  private static Stream<Endpoint> endpoints(JavaClass resource) {
    var root = resource.getAnnotationOfType(Path.class).value();
    return resource.getMethods().stream()
        .flatMap(
            method ->
                verb(method).stream()
                    .map(
                        verb ->
                            new Endpoint(
                                verb, withoutNames(root + path(method).orElse("")), method)));
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
}
