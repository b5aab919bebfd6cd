// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.it.client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds answers against the document.
 *
 * @param api the document
 */
record Judge(OpenApi api) {

  private static final String PROBLEM = "application/problem+json";
  private static final String URN = "urn:dispatch:problem:";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What tells strangers how the server is made. */
  private static final Pattern INNER =
      Pattern.compile(
          "\\tat |[a-z]Exception|java\\.|jakarta\\.|dev\\.dispatchee|org\\.[a-z]+\\.|<html|SQLSTATE");

  /** What is wrong with an answer; empty when it is as described. */
  List<String> faults(Operation operation, Answer answer) {
    var faults = new ArrayList<String>();
    var described = operation.answers().get(answer.status());
    if (answer.status() >= 500) {
      faults.add("the server failed");
    } else if (described == null) {
      faults.add("the document does not have the status");
    }
    if (!answer.header("X-Injected").isEmpty()) {
      faults.add("a header of the caller's");
    }
    if (answer.status() >= 400) {
      problem(answer, described, faults);
    } else if (described != null) {
      content(answer, described.path("content"), faults);
    }
    return faults;
  }

  /** Whether an answer tells strangers how the server is made. */
  static boolean tellsHowItIsMade(Answer answer) {
    return INNER.matcher(answer.text()).find();
  }

  private void problem(Answer answer, @Nullable JsonNode described, List<String> faults) {
    if (!answer.header("Content-Type").startsWith(PROBLEM)) {
      faults.add("no problem+json but " + answer.header("Content-Type"));
      return;
    }
    if (tellsHowItIsMade(answer)) {
      faults.add("tells how it is made");
    }
    json(answer, api.document().at("/components/schemas/Problem"), faults)
        .ifPresent(
            problem -> {
              if (problem.path("status").asInt() != answer.status()) {
                faults.add("the problem has another status");
              }
              var code = problem.path("type").asText().replace(URN, "`") + "`";
              if (described != null && !described.path("description").asText().contains(code)) {
                faults.add("the document does not have " + code + " for the status");
              }
            });
  }

  private void content(Answer answer, JsonNode content, List<String> faults) {
    var type = answer.header("Content-Type").split(";", 2)[0];
    if (content.isEmpty()) {
      if (answer.bytes().length > 0) {
        faults.add("a body that the document does not have");
      }
    } else if (!content.has(type)) {
      faults.add("the document does not have the type " + type);
    } else if (type.equals("application/json")) {
      json(answer, content.path(type).path("schema"), faults);
    }
  }

  private Optional<JsonNode> json(Answer answer, JsonNode schema, List<String> faults) {
    try {
      var value = JSON.readTree(answer.bytes());
      new Schemas(api).faults(schema, value).forEach(faults::add);
      return Optional.of(value);
    } catch (JsonProcessingException noJson) {
      faults.add("no JSON");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return Optional.empty();
  }
}
