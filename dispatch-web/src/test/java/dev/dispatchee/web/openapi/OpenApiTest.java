// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.dispatchee.alert.manage.AlertDraft;
import dev.dispatchee.alert.manage.AlertView;
import dev.dispatchee.alert.manage.DeliveryView;
import dev.dispatchee.audit.AuditView;
import dev.dispatchee.businesscalendar.CalendarDraft;
import dev.dispatchee.businesscalendar.CalendarSummary;
import dev.dispatchee.businesscalendar.CalendarView;
import dev.dispatchee.calendar.FireCalendar;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.WaitingFor;
import dev.dispatchee.node.NodeView;
import dev.dispatchee.overview.Overview;
import dev.dispatchee.page.Page;
import dev.dispatchee.registry.ExecutorView;
import dev.dispatchee.scheduler.SchedulerState;
import dev.dispatchee.statistics.LatestRuns;
import dev.dispatchee.statistics.TriggerStatistics;
import dev.dispatchee.trigger.bulk.BulkResult;
import dev.dispatchee.trigger.draft.LogLimitsDraft;
import dev.dispatchee.trigger.draft.NextFires;
import dev.dispatchee.trigger.draft.ScheduleDraft;
import dev.dispatchee.trigger.draft.StartDraft;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.edit.TriggerView;
import dev.dispatchee.web.ResourceMethods;
import dev.dispatchee.web.ResourceMethods.Endpoint;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.log.LogResource;
import dev.dispatchee.web.me.Me;
import dev.dispatchee.web.problem.Problem;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.request.KeyList;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the description of the API against what there is. */
class OpenApiTest {

  private static final Set<Integer> OF_ALL = Set.of(400, 401, 403, 406, 500, 503);
  private static final Set<Integer> OF_ALL_WITH_A_BODY = Set.of(413, 415);
  private static final JsonNode DOCUMENT = document();

  @Test
  void describesEveryResourceMethodWithAllItsStatusesAndNothingElse() {
    var there = new TreeMap<String, Set<Integer>>();
    for (var endpoint : ResourceMethods.all()) {
      there.put(endpoint.toString(), statuses(endpoint));
    }

    var described = new TreeMap<String, Set<Integer>>();
    DOCUMENT
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            described.put(
                                operation.getKey().toUpperCase(Locale.ROOT)
                                    + " "
                                    + ResourceMethods.withoutNames(path.getKey()),
                                described(operation.getValue()))));

    assertThat(there).isNotEmpty();
    assertThat(described).isEqualTo(there);
  }

  static Stream<Map.Entry<String, Class<?>>> answers() {
    return Map.<String, Class<?>>ofEntries(
        Map.entry("Trigger", TriggerView.class),
        Map.entry("TriggerWrite", TriggerDraft.class),
        Map.entry("TriggerPatch", TriggerDraft.class),
        Map.entry("TriggerPage", Page.class),
        Map.entry("Log", LogView.class),
        Map.entry("LogPage", KeyList.class),
        Map.entry("Deleted", LogResource.Deleted.class),
        Map.entry("Executor", ExecutorView.class),
        Map.entry("ExecutorPage", Page.class),
        Map.entry("NextFires", NextFires.class),
        Map.entry("Calendar", FireCalendar.class),
        Map.entry("BusinessCalendar", CalendarView.class),
        Map.entry("BusinessCalendarSummary", CalendarSummary.class),
        Map.entry("BusinessCalendarWrite", CalendarDraft.class),
        Map.entry("BusinessCalendarPage", Page.class),
        Map.entry("TriggerStatistics", TriggerStatistics.class),
        Map.entry("LatestRuns", LatestRuns.class),
        Map.entry("Node", NodeView.class),
        Map.entry("NodePage", Page.class),
        Map.entry("Alert", AlertView.class),
        Map.entry("AlertWrite", AlertDraft.class),
        Map.entry("AlertPatch", AlertDraft.class),
        Map.entry("AlertPage", Page.class),
        Map.entry("AlertDelivery", DeliveryView.class),
        Map.entry("AlertDeliveryPage", KeyList.class),
        Map.entry("Me", Me.class),
        Map.entry("Overview", Overview.class),
        Map.entry("WaitingFor", WaitingFor.class),
        Map.entry("Scheduler", SchedulerState.class),
        Map.entry("BulkResult", BulkResult.class),
        Map.entry("AuditEntry", AuditView.class),
        Map.entry("AuditPage", KeyList.class),
        Map.entry("Problem", Problem.class))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void namesTheFieldsThatAreAnswered(Map.Entry<String, Class<?>> answer) {
    var described = DOCUMENT.at("/components/schemas/" + answer.getKey() + "/properties");

    assertThat(names(described))
        .containsExactlyInAnyOrderElementsOf(fields(answer.getValue()).toList());
  }

  // The contract has the fields of its parts among those of a trigger.
  private static final Set<Class<?>> PARTS =
      Set.of(ScheduleDraft.class, LogLimitsDraft.class, StartDraft.class);

  private static Stream<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            component ->
                PARTS.contains(component.getType())
                    ? fields(component.getType())
                    : Stream.of(component.getName()));
  }

  @Test
  void namesEveryKindOfProblem() {
    var described = DOCUMENT.at("/components/schemas/Problem/properties/type/description").asText();

    for (var code : ProblemCode.values()) {
      assertThat(described).contains(code.code());
      if (code != ProblemCode.METHOD_NOT_ALLOWED) {
        var answer = DOCUMENT.at("/components/responses/" + code.status() + "/description");
        assertThat(answer.asText())
            .as("status %d", code.status())
            .contains("`" + code.code() + "`");
      }
    }
  }

  @Test
  void pointsOnlyToWhatIsThereAndSaysNothingTwiceOrInVain() {
    var pointed = new TreeSet<String>();
    DOCUMENT.findValuesAsText("$ref").forEach(pointed::add);
    var there = new TreeSet<String>();
    for (var kind : List.of("schemas", "responses", "parameters", "headers")) {
      names(DOCUMENT.at("/components/" + kind))
          .forEach(name -> there.add("#/components/" + kind + "/" + name));
    }

    assertThat(pointed).isEqualTo(there);
    var ids = DOCUMENT.findValuesAsText("operationId");
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void describesEveryParameterAndField() {
    for (var schema : DOCUMENT.at("/components/schemas")) {
      for (var field : schema.path("properties").properties()) {
        assertThat(field.getValue().path("description").asText()).as(field.getKey()).isNotBlank();
      }
    }
    for (var parameter : DOCUMENT.findParents("in")) {
      assertThat(parameter.path("description").asText()).as(parameter.toString()).isNotBlank();
    }
    for (var operation : DOCUMENT.findParents("operationId")) {
      assertThat(operation.path("description").asText()).startsWith("Role: dispatch-");
      assertThat(operation.path("summary").asText()).isNotBlank();
    }
  }

  // Generated clients fill them in and send them: a PATCH of one field would reset the others.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TriggerWrite",
        "TriggerPatch",
        "ScheduleDraft",
        "RunRequest",
        "AlertWrite",
        "AlertPatch",
        "GroupWrite"
      })
  void hasNoDefaultsInWhatIsSent(String schema) {
    var properties = DOCUMENT.at("/components/schemas/" + schema + "/properties");

    assertThat(properties).isNotEmpty();
    assertThat(properties.properties())
        .filteredOn(property -> property.getValue().has("default"))
        .isEmpty();
  }

  @Test
  void isServedAsJsonAndAsYaml() throws IOException {
    var resource = new OpenApiResource();

    assertThat(Json.readTree(bytes(resource.json()))).isEqualTo(DOCUMENT);
    var yaml = bytes(resource.yaml());
    assertThat(new YAMLMapper().readTree(yaml)).isEqualTo(DOCUMENT);
    assertThat(new String(yaml, StandardCharsets.UTF_8))
        .startsWith("openapi: \"3.1.0\"\ninfo:\n  title: ")
        .contains("\n  /triggers/{id}:\n    get:\n")
        .as("a status is a name, not a number")
        .contains("\n        \"200\":\n");
  }

  private static Set<Integer> statuses(Endpoint endpoint) {
    var statuses = new TreeSet<>(OF_ALL);
    var answers = endpoint.method().tryGetAnnotationOfType(ResponseStatuses.class);
    assertThat(answers).as(endpoint + " says in @ResponseStatuses what it answers").isPresent();
    for (int status : answers.orElseThrow().value()) {
      statuses.add(status);
    }
    if (endpoint.method().getRawParameterTypes().stream()
        .anyMatch(type -> type.isEquivalentTo(InputStream.class))) {
      statuses.addAll(OF_ALL_WITH_A_BODY);
    }
    return statuses;
  }

  private static Set<Integer> described(JsonNode operation) {
    var statuses = new TreeSet<Integer>();
    names(operation.path("responses")).forEach(status -> statuses.add(Integer.parseInt(status)));
    return statuses;
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static JsonNode document() {
    try (var document = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      return Json.readTree(document.readAllBytes());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static byte[] bytes(StreamingOutput output) throws IOException {
    var bytes = new ByteArrayOutputStream();
    output.write(bytes);
    return bytes.toByteArray();
  }
}
