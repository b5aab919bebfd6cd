// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the document.
 *
 * @param method the HTTP method
 * @param path with its parameters in braces
 * @param parameters of path, query and header
 * @param body the schema of what it takes, for each media type; empty when it takes nothing
 * @param answers what the document says of each status
 */
public record Operation(
    String method,
    String path,
    List<Parameter> parameters,
    Map<String, JsonNode> body,
    Map<Integer, JsonNode> answers) {

  /**
   * A parameter.
   *
   * @param name its name
   * @param in path, query or header
   * @param schema of its value
   * @param example a value that is allowed
   */
  record Parameter(String name, String in, JsonNode schema, Optional<String> example) {}

  /** Whether it may change something. */
  boolean isChange() {
    return !method.equals("GET") && !path.equals("/schedules/preview");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
