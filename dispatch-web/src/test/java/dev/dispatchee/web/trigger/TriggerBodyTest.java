// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.trigger.draft.LogLimitsDraft;
import dev.dispatchee.trigger.draft.ScheduleDraft;
import dev.dispatchee.trigger.draft.StartDraft;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.edit.TriggerView;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.json.UnreadableJsonException;
import dev.dispatchee.web.schedule.PreviewBody;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerBodyTest {

  @Test
  void whatIsAnsweredCanBeSentBack() {
    assertThat(Stream.concat(writable(), TriggerBody.READ_ONLY.stream()).toList())
        .containsExactlyInAnyOrderElementsOf(names(TriggerView.class).toList());
  }

  @Test
  void noFieldIsMixedUpOnItsWayToTheDraft() {
    var sent = Json.readTree(bytes("{}"));
    for (var type :
        List.of(TriggerDraft.class, ScheduleDraft.class, LogLimitsDraft.class, StartDraft.class)) {
      for (var field : type.getRecordComponents()) {
        if (field.getType() == String.class) {
          sent.put(field.getName(), "the " + field.getName());
        }
      }
    }
    sent.put("priority", 1).put("maxAttempts", 2).put("active", true).put("system", false);
    sent.put("pauseAfterFailures", 3).put("requestsRecovery", true).put("rateLimit", 4);
    sent.put("logLimit", 5).put("successfulLogLimit", 6).put("failedLogLimit", 7);
    sent.put("canceledLogLimit", 8);

    var draft = (ObjectNode) Json.tree(TriggerBody.of(sent).draft());

    // As text: a number is of another kind of node when it has been read.
    for (var field : sent.properties()) {
      assertThat(draft.path(field.getKey()).toString()).isEqualTo(field.getValue().toString());
    }
  }

  @Test
  void aDraftIsWrittenFlatInTheOrderOfTheContract() {
    var draft = TriggerBody.of(Json.readTree(bytes("{}"))).draft();

    assertThat(Json.tree(draft).fieldNames())
        .toIterable()
        .containsExactlyElementsOf(writable().toList());
  }

  @Test
  void whatIsLeftOutOrNullIsNull() {
    var nothing = TriggerBody.of(Json.readTree(bytes("{}")));
    var nulls = Json.readTree(bytes("{}"));
    Stream.concat(writable(), TriggerBody.READ_ONLY.stream()).forEach(nulls::putNull);

    assertThat(TriggerBody.of(nulls)).isEqualTo(nothing);
    assertThat(Json.tree(nothing.draft())).allMatch(value -> value.isNull());
    assertThat(nothing.hasId()).isFalse();
  }

  @Test
  void numbersBeyondAllLimitsComeToTheRulesAsTheyWereSent() {
    for (var number : List.of("99999999999999999999", "-99999999999999999999", "4294967300", "9")) {
      assertThat(priorityOf(number)).isEqualTo(new BigInteger(number));
    }
  }

  @Test
  void aSettingMayBeANumberWhoseTextIsKept() {
    var sent =
        "{\"dispatchTaskSettings\":{\"a\":1,\"b\":1.50,\"c\":-0.10,"
            + "\"d\":12345678901234567890.12345678901234567890}}";

    assertThat(TriggerBody.of(Json.readTree(bytes(sent))).draft().dispatchTaskSettings())
        .isEqualTo(
            Map.of(
                "a",
                "1",
                "b",
                "1.50",
                "c",
                "-0.10",
                "d",
                "12345678901234567890.12345678901234567890"));
  }

  @Test
  void onlyTheIdIsLookedAtOfWhatCanOnlyBeRead() {
    var sent = "{\"id\":18446744073709551621,\"status\":[1],\"version\":\"x\",\"dateCreated\":{}}";

    assertThat(TriggerBody.of(Json.readTree(bytes(sent))).id()).isEqualTo("18446744073709551621");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"x":1}                         | x: unknown field
          {"x":null}                      | x: unknown field
          {"cronExpresion":"0 0 * * * ?"} | cronExpresion: unknown field
          {"schedule":{}}                 | schedule: unknown field
          {"schedule":null}               | schedule: unknown field
          {"count":1}                     | count: unknown field
          {"a\\u0000\\n":1}               | a\uFFFD\uFFFD: unknown field
          {"name":1}                      | name: expected a string, found a number
          {"name":1.5}                    | name: expected a string, found a decimal number
          {"name":true}                   | name: expected a string, found true
          {"name":{}}                     | name: expected a string, found an object
          {"name":["a"]}                  | name: expected a string, found an array
          {"cronExpression":1}            | cronExpression: expected a string, found a number
          {"cronExpression":[]}           | cronExpression: expected a string, found an array
          {"interval":{"seconds":5}}      | interval: expected a string, found an object
          {"endDate":false}               | endDate: expected a string, found false
          {"active":"true"}               | active: expected true or false, found a string
          {"active":1}                    | active: expected true or false, found a number
          {"priority":"4"}                | priority: expected a whole number, found a string
          {"priority":4.0}                | priority: expected a whole number, found a decimal number
          {"priority":1e2}                | priority: expected a whole number, found a decimal number
          {"labels":"a"}                  | labels: expected an array, found a string
          {"labels":["a",2]}              | labels.1: expected a string, found a number
          {"dispatchTaskSettings":[]}     | dispatchTaskSettings: expected an object, found an array
          {"dispatchTaskSettings":{"a":true}}| dispatchTaskSettings.a: expected a string, found true
          {"id":"5"}                      | id: expected a whole number, found a string
          {"id":5.0}                      | id: expected a whole number, found a decimal number
          {"id":{}}                       | id: expected a whole number, found an object
          """)
  void whatCannotBeReadIsNamed(String body, String message) {
    assertThat(what(faultOf(() -> TriggerBody.of(Json.readTree(bytes(body)))))).isEqualTo(message);
    var imported = "{\"triggers\":[{},%s]}".formatted(body);
    assertThat(what(faultOf(() -> ImportBody.read(bytes(imported)))))
        .isEqualTo("triggers.1." + message);
  }

  // Without what is allowed, of which there is one example below.
  private static String what(Throwable fault) {
    return fault.getMessage().replaceFirst("; allowed: .*", "");
  }

  @Test
  void allFieldsThatAreNotKnownAreNamedAndThoseThatAre() {
    var sent = "{\"b\":1,\"interval\":\"PT1S\",\"a\":{},\"c\\n\":null}";

    assertThat(faultOf(() -> Json.read(bytes(sent), PreviewBody.class)))
        .hasMessage(
            "b: unknown field, and so a, c\uFFFD; allowed: after, calendar, calendarRule,"
                + " count, cronExpression, daylightSavingRule, endDate, interval, onlyCalendar, rrule,"
                + " runOnceDate, startDate, timeZoneId");
    assertThat(faultOf(() -> TriggerBody.of(Json.readTree(bytes(sent)))))
        .message()
        .contains("dispatchTaskExecutorType, ", "misfirePolicy, ", "timeZoneId, ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"a\",\"name\":\"a\"}",
        "{\"interval\":null,\"interval\":null}",
        "{\"version\":1,\"version\":2}",
        "{\"dispatchTaskSettings\":{\"a\":\"b\",\"a\":\"c\"}}"
      })
  void whatIsGivenTwiceIsRefused(String body) {
    assertThat(faultOf(() -> TriggerBody.of(Json.readTree(bytes(body)))))
        .hasMessageEndingWith("is given twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                     | triggers: it must be a list of triggers
          {"triggers":null}      | triggers: it must be a list of triggers
          {"triggers":[{},null]} | triggers: it must be a list of triggers
          {"triggers":{}}        | triggers: expected an array, found an object
          {"triggers":"x"}       | triggers: expected an array, found a string
          {"triggers":[5]}       | triggers.0: expected an object, found a number
          {"triggers":[{},[]]}   | triggers.1: expected an object, found an array
          {"trigger":[]}         | trigger: unknown field
          """)
  void anImportIsAListOfTriggers(String body, String message) {
    assertThat(what(faultOf(() -> ImportBody.read(bytes(body))))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"a"}         | name: unknown field
          {"schedule":null}    | schedule: unknown field
          {"cronExpression":1} | cronExpression: expected a string, found a number
          {"count":"1"}        | count: expected a whole number, found a string
          {"after":1}          | after: expected a string, found a number
          """)
  void aPreviewIsReadAsStrictly(String body, String message) {
    assertThat(what(faultOf(() -> Json.read(bytes(body), PreviewBody.class)))).isEqualTo(message);
  }

  @Test
  void aPreviewHasTheFieldsOfASchedule() {
    var body = "{\"interval\":\"PT5S\",\"startDate\":null,\"count\":3,\"after\":\"x\"}";

    assertThat(Json.read(bytes(body), PreviewBody.class))
        .isEqualTo(
            new PreviewBody(
                new ScheduleDraft(
                    null, "PT5S", null, null, null, null, null, null, null, null, null),
                BigInteger.valueOf(3),
                "x"));
  }

  private static UnreadableJsonException faultOf(Runnable reading) {
    return assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(reading::run)
        .actual();
  }

  private static BigInteger priorityOf(String number) {
    return TriggerBody.of(Json.readTree(bytes("{\"priority\":" + number + "}"))).draft().priority();
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static Stream<String> writable() {
    return names(TriggerDraft.class)
        .flatMap(
            name ->
                switch (name) {
                  case "schedule" -> names(ScheduleDraft.class);
                  case "logLimits" -> names(LogLimitsDraft.class);
                  case "starts" -> names(StartDraft.class);
                  default -> Stream.of(name);
                });
  }

  private static Stream<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }
}
