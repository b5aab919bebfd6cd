// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.cli.server.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * As many definitions as are sent at once, and taken by the server all or none.
 *
 * @param definitions in the order of the files
 */
public record Part(List<Definition> definitions) {

  /** As many triggers as are sent at once: other changes of triggers wait meanwhile. */
  public static final int MOST = 1_000;

  // The server takes 8 MiB; a part has a little more than its definitions.
  private static final int LARGEST = 7 * 1024 * 1024;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the list. */
  public Part {
    definitions = List.copyOf(definitions);
  }

  /** Cuts all into parts. */
  public static List<Part> of(List<Definition> all) {
    var parts = new ArrayList<Part>();
    var part = new ArrayList<Definition>();
    long size = 0;
    for (var definition : all) {
      int more = size(definition);
      if (part.size() == MOST || (size + more > LARGEST && !part.isEmpty())) {
        parts.add(new Part(part));
        part.clear();
        size = 0;
      }
      part.add(definition);
      size += more;
    }
    if (!part.isEmpty()) {
      parts.add(new Part(part));
    }
    return parts;
  }

  /** As it is sent. */
  public Map<String, Object> body() {
    return Map.of("triggers", definitions.stream().map(Definition::fields).toList());
  }

  /** What is wrong with it, a line for each fault, with its place in the file. */
  public List<String> faults(Problem problem) {
    if (problem.violations().isEmpty() || problem.status() == 401) {
      return List.of(problem.lines());
    }
    return problem.violations().stream().map(this::fault).toList();
  }

  // The server's field is triggers.17.cronExpression, of this part.
  private String fault(Problem.Violation violation) {
    var steps = violation.field().split("\\.", 3);
    if (steps.length < 2 || !steps[0].equals("triggers") || !steps[1].matches("[0-9]{1,9}")) {
      return violation.field() + ": " + violation.message();
    }
    int index = Integer.parseInt(steps[1]);
    if (index >= definitions.size()) {
      return violation.field() + ": " + violation.message();
    }
    var definition = definitions.get(index);
    var field = steps.length == 3 ? steps[2] : "";
    return "%s: %s%s"
        .formatted(
            definition.place(field), field.isEmpty() ? "" : field + ": ", violation.message());
  }

  private static int size(Definition definition) {
    try {
      return MAPPER.writeValueAsBytes(definition.fields()).length + 1;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
