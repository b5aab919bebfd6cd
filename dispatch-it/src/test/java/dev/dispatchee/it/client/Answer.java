// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server answered.
 *
 * @param request what it was asked, for failures
 * @param status the HTTP status
 * @param headers the headers
 * @param bytes the body
 */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes) {

  private static final int LONGEST_SHOWN = 2_000;
  private static final String PROBLEM = "urn:dispatch:problem:";

  /** The body as text. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A header, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  public JsonNode json() {
    return as(JsonNode.class);
  }

  public <T> T as(Class<T> type) {
    try {
      return Json.MAPPER.readValue(bytes, type);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(toString(), unreadable);
    }
  }

  /** The items of a page. */
  public <T> List<T> items(Class<T> type) {
    var items = new ArrayList<T>();
    for (var item : json().path("items")) {
      items.add(Json.MAPPER.convertValue(item, type));
    }
    return items;
  }

  /** Fails unless this is the status. */
  public Answer mustBe(int expected) {
    assertThat(status).as(toString()).isEqualTo(expected);
    return this;
  }

  /** Fails unless this is a problem of that kind, told as RFC 9457 has it. */
  public Answer mustBeProblem(int expected, String code) {
    mustBe(expected);
    assertThat(header("Content-Type")).as(toString()).startsWith("application/problem+json");
    var problem = json();
    assertThat(problem.path("type").asText()).as(toString()).isEqualTo(PROBLEM + code);
    assertThat(problem.path("status").asInt()).as(toString()).isEqualTo(expected);
    assertThat(problem.path("title").asText()).as(toString()).isNotBlank();
    assertThat(problem.path("instance").asText()).as(toString()).startsWith("/dispatch/");
    return this;
  }

  /** The fields at fault, with the code of each: {@code name validation-failed}. */
  public List<String> violations() {
    var found = new ArrayList<String>();
    for (var violation : json().path("violations")) {
      assertThat(violation.path("message").asText()).as(toString()).isNotBlank();
      found.add(violation.path("field").asText() + " " + violation.path("code").asText());
    }
    return found;
  }

  @Override
  public String toString() {
    var shown = text();
    return "%s -> %d %s"
        .formatted(
            request,
            status,
            shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "…");
  }
}
