// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What monitoring systems read, and whether what is drawn of it is there. */
class MetricsIT extends SharedServerTest {

  private static final Path DOCS = Path.of("../docs");

  // Of the shared server, and of nothing else.
  private static final String TOKEN = "token-of-the-shared-server";

  /** What Prometheus adds by itself. */
  private static final Set<String> ADDED = Set.of("instance", "job");

  @Test
  void countsARunByItsEndItsCauseAndItsExecutor() {
    var labels = Map.of("status", "SUCCESSFUL", "cause", "MANUAL", "executor", "hello");
    double before = scrape().value("dispatch_runs_ended_total", labels);
    var trigger = given.aTrigger().create();

    trigger.awaitEnded(trigger.runNow());

    await()
        .untilAsserted(
            () ->
                assertThat(scrape().value("dispatch_runs_ended_total", labels))
                    .isEqualTo(before + 1));
    var scrape = scrape();
    assertThat(scrape.value("dispatch_run_duration_seconds_count", Map.of("executor", "hello")))
        .isPositive();
    assertThat(scrape.value("dispatch_run_lateness_seconds_count", Map.of("cause", "MANUAL")))
        .isPositive();
    assertThat(scrape.value("dispatch_slots_free") + scrape.value("dispatch_slots_used"))
        .isEqualTo(scrape.value("dispatch_slots"));
    assertThat(scrape.value("dispatch_nodes_alive")).isPositive();
    assertThat(scrape.value("dispatch_heartbeat_age_seconds")).isBetween(0.0, 3.0);
    assertThat(scrape.value("dispatch_database_up")).isEqualTo(1);
    assertThat(scrape.types().keySet()).allMatch(name -> name.startsWith("dispatch_"));
  }

  @Test
  void answersInTheFormThatIsAskedFor() {
    var plain = metrics().mustBe(200);
    var open =
        given
            .caller(User.VIEWER)
            .with("Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5")
            .get("/metrics")
            .mustBe(200);

    assertThat(plain.header("Content-Type").replace(" ", ""))
        .isEqualTo("text/plain;version=0.0.4;charset=utf-8");
    assertThat(open.header("Content-Type").replace(" ", ""))
        .isEqualTo("application/openmetrics-text;version=1.0.0;charset=utf-8");
    assertThat(open.text()).endsWith("# EOF\n");
    given.caller(User.VIEWER).post("/metrics").mustBe(405);
  }

  @Test
  void takesItsTokenForThisPathOnly() {
    var withToken = given.nobody().withAuthorization("Bearer " + TOKEN);

    assertThat(Exposition.of(withToken.get("/metrics").mustBe(200).text()).types())
        .containsKey("dispatch_slots");
    withToken.get("/metrics-with-token").mustBe(404);
    withToken.get("overview").mustBe(401);
    withToken.post("/metrics").mustBe(405);
  }

  @Test
  void refusesAnotherTokenAndTellsTheLog() {
    long mark = SharedServer.log().mark();

    var refused = given.nobody().withAuthorization("Bearer " + TOKEN + "x").get("/metrics");

    refused.mustBeProblem(401, "unauthenticated");
    await()
        .untilAsserted(
            () ->
                assertThat(SharedServer.log().since(mark))
                    .anyMatch(line -> line.contains("DISP01501") && line.contains("127.0.0.1")));
    assertThat(SharedServer.log().since(mark)).noneMatch(line -> line.contains(TOKEN));
  }

  @Test
  void neverShowsItsToken() {
    var about = given.caller(User.VIEWER).get("about").mustBe(200);

    assertThat(about.text()).contains("dispatch.metrics.token").doesNotContain(TOKEN);
  }

  @Test
  void hasEveryMetricAndLabelThatTheDashboardAndTheAlertsName() throws IOException {
    var trigger = given.aTrigger().create();
    trigger.awaitEnded(trigger.runNow());
    await().until(() -> scrape().labelsByName().containsKey("dispatch_runs_ended_total"));
    var there = scrape().labelsByName();
    var queries = queries();

    assertThat(queries).hasSizeGreaterThan(30);
    for (var text : queries) {
      var query = PromQuery.of(text);
      assertThat(there.keySet()).as(text).containsAll(query.metrics());
      var labels = new HashSet<>(ADDED);
      query.metrics().forEach(metric -> labels.addAll(there.get(metric)));
      assertThat(labels).as(text).containsAll(query.labels());
    }
  }

  @Test
  void isDescribedWhole() throws IOException {
    given.aGroup(3);
    await().until(() -> scrape().types().containsKey("dispatch_group_in_use"));
    var described = new TreeSet<String>();
    for (var line : Files.readAllLines(DOCS.resolve("metrics.md"))) {
      if (line.startsWith("| `dispatch_")) {
        described.add(line.substring(3, line.indexOf('`', 3)));
      }
    }

    assertThat(described).containsExactlyInAnyOrderElementsOf(scrape().types().keySet());
  }

  private static List<String> queries() throws IOException {
    var queries = new java.util.ArrayList<String>();
    var dashboard = new ObjectMapper().readTree(DOCS.resolve("grafana/dispatch.json").toFile());
    dashboard.findValuesAsText("expr").forEach(queries::add);
    for (JsonNode variable : dashboard.at("/templating/list")) {
      var values = variable.path("definition").asText();
      if (!values.isEmpty()) {
        assertThat(values).startsWith("label_values(").endsWith(", instance)");
        queries.add(values.substring("label_values(".length(), values.indexOf(',')));
      }
    }
    for (var line : Files.readAllLines(DOCS.resolve("grafana/dispatch-alerts.yaml"))) {
      if (line.strip().startsWith("expr: ")) {
        queries.add(line.strip().substring("expr: ".length()));
      }
    }
    return queries;
  }

  private Answer metrics() {
    return given.caller(User.VIEWER).get("/metrics");
  }

  private Exposition scrape() {
    return Exposition.of(metrics().mustBe(200).text());
  }
}
