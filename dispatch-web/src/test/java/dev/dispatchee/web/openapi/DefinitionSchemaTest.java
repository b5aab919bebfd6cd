// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.definition.DefinitionSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the published schema of files of definitions against the description of the API. With
 * {@code -Ddispatch.schema.write=true} the file is written instead.
 */
class DefinitionSchemaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Path FILE =
      Path.of(
          "../dispatch-definitions/src/main/resources/dev/dispatchee/definition",
          "dispatch-triggers.schema.json");

  @Test
  void saysWhatTheDescriptionOfTheApiSaysOfAnImport() throws IOException {
    var expected = schema();
    if (Boolean.getBoolean("dispatch.schema.write")) {
      Files.writeString(FILE, expected.toPrettyString() + "\n");
      return;
    }

    assertThat(MAPPER.readTree(DefinitionSchema.text())).isEqualTo(expected);
  }

  private static JsonNode schema() throws IOException {
    JsonNode api;
    try (var document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      api = MAPPER.readTree(document);
    }
    var schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Triggers of Dispatch EE");
    schema.put("description", "A file for dispatch apply, and what GET /export answers.");
    schema.put("type", "object");
    schema.putArray("required").add("triggers");
    schema.put("additionalProperties", false);
    ObjectNode fields = api.at("/components/schemas/Export/properties").deepCopy();
    inWordsOfJsonSchema(fields);
    ((ObjectNode) fields.path("triggers").path("items")).put("$ref", "#/$defs/trigger");
    schema.set("properties", fields);
    schema
        .putObject("$defs")
        .set("trigger", trigger((ObjectNode) api.at("/components/schemas/TriggerWrite")));
    return schema;
  }

  private static JsonNode trigger(ObjectNode write) {
    assertThat(write.path("properties")).as("TriggerWrite").isNotEmpty();
    var trigger = write.deepCopy();
    trigger.put("description", "Which executor, with which settings, when.");
    trigger.withArray("required").insert(0, "externalReferenceCode");
    trigger.put("additionalProperties", false);
    // A number is taken as its text.
    ((ObjectNode) trigger.at("/properties/dispatchTaskSettings"))
        .putObject("additionalProperties")
        .putArray("type")
        .add("string")
        .add("number");
    inWordsOfJsonSchema(trigger);
    return trigger;
  }

  // OpenAPI has one example, JSON Schema a list of them.
  private static void inWordsOfJsonSchema(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("example") && object.has("type")) {
      object.putArray("examples").add(object.remove("example"));
    }
    node.forEach(DefinitionSchemaTest::inWordsOfJsonSchema);
  }
}
