// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.fuzz.Operation.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The document that describes the API.
 *
 * @param document as it is served
 */
public record OpenApi(JsonNode document) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  /** All that can be asked for, in the order of the document. */
  public List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          operations.add(operation(method.getKey(), path.getKey(), method.getValue()));
        }
      }
    }
    return operations;
  }

  /** What a reference points to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    var reference = node.path("$ref");
    return reference.isMissingNode() ? node : document.at(reference.asText().substring(1));
  }

  private Operation operation(String method, String path, JsonNode described) {
    var parameters = new ArrayList<Parameter>();
    for (var parameter : described.path("parameters")) {
      parameters.add(parameter(resolved(parameter)));
    }
    var body = new LinkedHashMap<String, JsonNode>();
    for (var content : described.at("/requestBody/content").properties()) {
      body.put(content.getKey(), content.getValue().path("schema"));
    }
    var answers = new LinkedHashMap<Integer, JsonNode>();
    for (var answer : described.path("responses").properties()) {
      answers.put(Integer.valueOf(answer.getKey()), resolved(answer.getValue()));
    }
    return new Operation(
        method.toUpperCase(Locale.ROOT), path, List.copyOf(parameters), body, Map.copyOf(answers));
  }

  private static Parameter parameter(JsonNode described) {
    return new Parameter(
        described.path("name").asText(),
        described.path("in").asText(),
        described.path("schema"),
        Optional.ofNullable(described.get("example")).map(JsonNode::asText));
  }
}
