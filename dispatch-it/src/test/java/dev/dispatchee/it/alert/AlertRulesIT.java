// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules as users manage them. */
class AlertRulesIT extends AlertTest {

  private static final Path PAGE = Path.of("../docs/alerts.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```json\n(\\{\n  \"name\".*?\n})\n```", Pattern.DOTALL);

  @Test
  void takesTheExamplesOfTheirPage() throws IOException {
    var examples = EXAMPLE.matcher(Files.readString(PAGE)).results().map(m -> m.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(3);
    for (var example : examples) {
      var rule =
          new ObjectMapper()
              .readValue(example, new TypeReference<LinkedHashMap<String, Object>>() {});
      rule.put("name", given.aName());
      create(rule);
    }
  }

  @Test
  void areChangedByOnePersonAtATime() {
    long rule = create(webhook(failing(), "https://example.com/", Map.of()));
    var first = given.admin().get("alerts/" + rule).mustBe(200);
    var tag = first.header("ETag");

    given
        .admin()
        .with("If-Match", tag)
        .patch("alerts/" + rule, Map.of("description", "a"))
        .mustBe(200);
    given
        .admin()
        .with("If-Match", tag)
        .patch("alerts/" + rule, Map.of("description", "b"))
        .mustBeProblem(412, "stale-version");
    given
        .admin()
        .with("If-Match", tag)
        .delete("alerts/" + rule)
        .mustBeProblem(412, "stale-version");

    var shown = given.admin().get("alerts/" + rule).json();
    assertThat(shown.path("description").asText()).isEqualTo("a");
    assertThat(shown.path("version").asLong()).isEqualTo(1);
    given.admin().put("alerts/" + rule, shown).mustBe(200);
    assertThat(given.admin().get("alerts/" + rule).json()).as("nothing changed").isEqualTo(shown);
  }

  @Test
  void haveNamesOfTheirOwn() {
    var draft = webhook(failing(), "https://example.com/", Map.of());
    create(draft);

    given.admin().post("alerts", draft).mustBeProblem(409, "duplicate-name");
  }

  @Test
  void areRefusedWithAllThatIsWrong() {
    var refused =
        given
            .admin()
            .post(
                "alerts",
                Map.of(
                    "name", " ",
                    "condition", "LATE",
                    "failures", 3,
                    "channel", "WEBHOOK",
                    "groupWindow", "soon",
                    "channelSettings",
                        Map.of("url", "ftp://example.com", "authorization", "plain-canary")))
            .mustBeProblem(422, "validation-failed");

    assertThat(refused.violations())
        .containsExactlyInAnyOrder(
            "name validation-failed",
            "failures validation-failed",
            "duration validation-failed",
            "channelSettings.url validation-failed",
            "channelSettings.authorization validation-failed",
            "groupWindow validation-failed");
    assertThat(refused.text()).doesNotContain("plain-canary");
    given.admin().post("alerts", Map.of("nam", "x")).mustBeProblem(400, "malformed-request");
    given.admin().get("alerts/0").mustBeProblem(404, "not-found");
  }

  @Test
  void areAudited() {
    long rule = create(webhook(failing(), "https://example.com/", Map.of()));
    given.admin().patch("alerts/" + rule, Map.of("active", false)).mustBe(200);
    given.caller(User.EDITOR).patch("alerts/" + rule, Map.of("active", true)).mustBe(403);
    given.admin().delete("alerts/" + rule).mustBe(204);

    var audit = given.admin().get("audit?entity=alert&entityId=" + rule).mustBe(200).json();

    assertThat(audit.path("items"))
        .extracting(row -> row.path("action").asText() + " " + row.path("outcome").asText())
        .containsExactly("DELETE DONE", "UPDATE REFUSED", "UPDATE DONE", "CREATE DONE");
    assertThat(audit.at("/items/2/before/active").asBoolean()).isTrue();
    assertThat(audit.at("/items/2/after/active").asBoolean()).isFalse();
  }

  @Test
  void areListedByName() {
    var name = given.aName();
    for (var one : List.of("b", "a", "c")) {
      create(webhook(failing(), "https://example.com/", Map.of("name", name + one)));
    }
    var search = name.replace(" ", "%20");

    var page =
        given
            .caller(User.VIEWER)
            .get("alerts?pageSize=2&sort=name:desc&search=" + search)
            .mustBe(200)
            .json();

    assertThat(page.path("items"))
        .extracting(rule -> rule.path("name").asText())
        .containsExactly(name + "c", name + "b");
    assertThat(page.path("totalCount").asLong()).isEqualTo(3);
  }
}
