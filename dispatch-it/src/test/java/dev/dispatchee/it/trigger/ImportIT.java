// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.server.User;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Taking the definitions of triggers out, and bringing them in. */
class ImportIT extends SharedServerTest {

  @Test
  void takesOutWhatItWouldTakeInUnchanged() {
    var label = given.aName().substring(0, 20);
    var first = given.aTrigger().with("labels", List.of(label)).withCron("0 0 0 1 1 ?").create();
    var second = given.aTrigger().with("labels", List.of(label)).with("priority", 9).create();

    var export = export(label);

    var triggers = export.path("triggers");
    assertThat(triggers).hasSize(2);
    assertThat(triggers.get(0).path("externalReferenceCode").asText())
        .isLessThan(triggers.get(1).path("externalReferenceCode").asText());
    for (var trigger : triggers) {
      assertThat(trigger.has("id")).isFalse();
      assertThat(trigger.has("version")).isFalse();
    }
    var result = importAll(export, "").mustBe(200).json();
    assertThat(result.path("unchanged")).hasSize(2);
    assertThat(result.path("created")).isEmpty();
    assertThat(result.path("changed")).isEmpty();
    assertThat(first.json().path("version").asLong()).isZero();
    assertThat(second.json().path("version").asLong()).isZero();
  }

  @Test
  void tellsFirstWhatItWouldDoAndThenDoesItOnce() {
    var label = given.aName().substring(0, 20);
    var trigger = given.aTrigger().with("labels", List.of(label)).create();
    var document = (ObjectNode) export(label);
    var changed = (ObjectNode) document.path("triggers").get(0);
    changed.put("priority", 7).put("description", "brought in");
    var added = changed.deepCopy();
    var code = "import-it-" + trigger.id();
    added.put("externalReferenceCode", code).put("name", given.aName());
    ((ArrayNode) document.path("triggers")).add(added);

    var dry = importAll(document, "?dryRun=true").mustBe(200).json();
    assertThat(dry.path("dryRun").asBoolean()).isTrue();
    assertThat(trigger.json().path("priority").asInt()).isEqualTo(4);
    given.admin().get("triggers/by-external-reference-code/" + code).mustBe(404);

    var done = importAll(document, "?dryRun=false").mustBe(200).json();
    var made = given.admin().get("triggers/by-external-reference-code/" + code).mustBe(200);
    given.willRemove(made);
    assertThat(done.path("created")).isEqualTo(dry.path("created"));
    assertThat(done.path("changed")).isEqualTo(dry.path("changed"));
    assertThat(done.at("/created/0/externalReferenceCode").asText()).isEqualTo(code);
    assertThat(done.at("/changed/0/fields").toString())
        .isEqualTo(
            "[{\"field\":\"description\",\"before\":null,\"after\":\"brought in\"},"
                + "{\"field\":\"priority\",\"before\":4,\"after\":7}]");
    assertThat(trigger.json().path("priority").asInt()).isEqualTo(7);

    var again = importAll(document, "").mustBe(200).json();
    assertThat(again.path("unchanged")).hasSize(2);
    assertThat(made.json().path("version").asLong()).isZero();
  }

  @Test
  void doesNothingOfItWhenAnythingIsWrongAndNamesAllThatIs() {
    var label = given.aName().substring(0, 20);
    var trigger = given.aTrigger().with("labels", List.of(label)).create();
    var document = (ObjectNode) export(label);
    ((ObjectNode) document.path("triggers").get(0)).put("description", "not to be kept");
    var wrong = document.path("triggers").get(0).deepCopy();
    ((ObjectNode) wrong)
        .put("externalReferenceCode", "import-it-wrong")
        .put("priority", 12)
        .put("cronExpression", "nonsense");
    ((ArrayNode) document.path("triggers")).add(wrong);

    var refused = importAll(document, "").mustBeProblem(422, "validation-failed");

    assertThat(refused.violations())
        .containsExactlyInAnyOrder(
            "triggers.1.priority validation-failed", "triggers.1.cronExpression invalid-cron");
    assertThat(trigger.json().path("description").isNull()).isTrue();
    given.admin().get("triggers/by-external-reference-code/import-it-wrong").mustBe(404);
  }

  @Test
  void speaksYamlAsWellAsJson() {
    var label = given.aName().substring(0, 20);
    given.aTrigger().with("labels", List.of(label)).with("description", "yes").create();
    var query = "export?label=" + label.replace(" ", "%20");
    var api = given.admin();

    var yaml = api.with("Accept", "application/yaml").get(query).mustBe(200);

    assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
    assertThat(yaml.text()).startsWith("triggers:\n- externalReferenceCode: ");
    assertThat(yaml.text()).contains("\n  description: 'yes'\n");
    var again = api.send("POST", "import", "application/yaml", yaml.text()).mustBe(200).json();
    assertThat(again.path("unchanged")).hasSize(1);
    assertThat(again.path("changed")).isEmpty();
    var bomb = "a: &a [x, x]\ntriggers: [*a, *a]\n";
    api.send("POST", "import", "application/yaml", bomb).mustBeProblem(400, "malformed-request");
  }

  @Test
  void isDoneInSomebodysNameAndLeavesAloneWhatIsAnothers() {
    var label = given.aName().substring(0, 20);
    var trigger = given.aTrigger().with("labels", List.of(label)).create();
    var document = export(label);

    var dry = importAll(document, "?dryRun=true&managedBy=orders").mustBe(200).json();
    assertThat(dry.at("/changed/0/fields/0/field").asText()).isEqualTo("labels");
    importAll(document, "?managedBy=orders").mustBe(200);
    assertThat(trigger.json().path("labels").toString())
        .isEqualTo("[\"%s\",\"managed-by:orders\"]".formatted(label));
    assertThat(importAll(document, "?managedBy=orders").mustBe(200).json().path("unchanged"))
        .hasSize(1);

    var refused = importAll(document, "?managedBy=mail").mustBeProblem(422, "validation-failed");
    assertThat(refused.violations()).containsExactly("triggers.0.labels validation-failed");
    importAll(document, "?managedBy=a:b").mustBeProblem(422, "validation-failed");
    assertThat(trigger.json().path("version").asInt()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoExport() {
    var api = given.admin();
    api.post("import", "{}").mustBeProblem(400, "malformed-request");
    api.post("import", "{\"triggers\":[null]}").mustBeProblem(400, "malformed-request");
    api.post("import", "{\"triggers\":[{\"nome\":\"x\"}]}").mustBeProblem(400, "malformed-request");
    api.post("import?dryRun=maybe", "{\"triggers\":[]}").mustBeProblem(400, "malformed-request");
    given.caller(User.EDITOR).post("import", "{\"triggers\":[]}").mustBeProblem(403, "forbidden");
  }

  @Test
  void namesMayBeSwappedAndPassedOnWithinADocument() {
    var label = given.aName().substring(0, 20);
    for (int i = 0; i < 4; i++) {
      given.aTrigger().with("labels", List.of(label)).create();
    }
    var document = export(label);
    var names = new ArrayList<String>();
    document.path("triggers").forEach(trigger -> names.add(trigger.path("name").asText()));
    // The first two swap; the fourth takes what the third gives up.
    rename(document, 0, names.get(1));
    rename(document, 1, names.get(0));
    rename(document, 2, given.aName());
    rename(document, 3, names.get(2));

    var dry = importAll(document, "?dryRun=true").mustBe(200).json();
    var done = importAll(document, "").mustBe(200).json();

    assertThat(done.path("changed")).isEqualTo(dry.path("changed")).hasSize(4);
    assertThat(export(label)).isEqualTo(document);
    assertThat(importAll(document, "").mustBe(200).json().path("unchanged")).hasSize(4);
  }

  private static void rename(JsonNode document, int index, String name) {
    ((ObjectNode) document.path("triggers").get(index)).put("name", name);
  }

  private JsonNode export(String label) {
    return given.admin().get("export?label=" + label.replace(" ", "%20")).mustBe(200).json();
  }

  private Answer importAll(JsonNode document, String query) {
    return given.admin().post("import" + query, document);
  }
}
