// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import static dev.dispatchee.trigger.draft.Drafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.registry.KnownExecutors;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.MisfirePolicy;
import dev.dispatchee.trigger.TaskTriggerCode;
import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerValidationTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\tb",
        "a\u202Eb",
        "a\u2028b",
        "a\u2029b",
        "a\u200Bb",
        "a\u00A0b",
        "a\uFEFFb"
      })
  void aNameIsOneLineThatReadsAsItStands(String name) {
    assertThat(faultsOf(aDraft().with("name", name)).get(0).message()).contains("no line breaks");
    assertThat(faultsOf(aDraft().with("labels", List.of(name)))).hasSize(1);
    assertThat(faultsOf(aDraft().with("dispatchTaskExecutorType", name))).hasSize(1);
  }

  @Test
  void fillsInTheDefaults() {
    var definition = validate(aDraft());

    assertThat(definition.active()).isFalse();
    assertThat(definition.externalReferenceCode()).isNotBlank();
    assertThat(definition.settings()).isEmpty();
    assertThat(definition.labels()).isEmpty();
    assertThat(definition.schedule().timeZoneId()).isEqualTo("UTC");
    assertThat(definition.rules().misfirePolicy()).isEqualTo(MisfirePolicy.FIRE_ONCE);
    assertThat(definition.rules().priority()).isEqualTo(4);
    assertThat(definition.rules().timeout()).isNull();
    assertThat(definition.rules().retries().maxAttempts()).isEqualTo(1);
    assertThat(definition.rules().retries().delay()).isEqualTo(Duration.ofSeconds(10));
    assertThat(definition.rules().retries().maxDelay()).isEqualTo(Duration.ofHours(1));
    assertThat(definition.rules().logRetention()).isEqualTo(Duration.ofDays(30));
    assertThat(definition.rules().pauseAfterFailures()).isNull();
    assertThat(definition.rules().retries().requestsRecovery()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "99999999999999999999"})
  void deactivatesAfter1To100FailuresAndShowsWhatElseItFinds(String failures) {
    var faults = faultsOf(aDraft().with("pauseAfterFailures", failures));

    assertThat(faults).extracting(Violation::field).containsExactly("pauseAfterFailures");
    assertThat(faults.get(0).message()).contains("'" + failures + "'").contains("1 to 100");
  }

  @Test
  void keepsTheCodesOfWorkFromCodeForTheServersOwnTriggers() {
    var type = validate(aDraft()).executorType();
    var code = TaskTriggerCode.of(type);

    assertThat(faultsOf(aDraft().with("externalReferenceCode", code)))
        .extracting(Violation::field)
        .containsExactly("externalReferenceCode");
    assertThat(
            faultsOf(
                aDraft()
                    .with("externalReferenceCode", TaskTriggerCode.of("other"))
                    .with("system", true)))
        .extracting(Violation::field)
        .containsExactly("externalReferenceCode");
    // As an import brings it from another installation.
    var own = aDraft().with("externalReferenceCode", code).with("system", true);
    assertThat(validate(own).externalReferenceCode()).isEqualTo(code);
    assertThat(TaskTriggerCode.of("t".repeat(75)))
        .hasSizeLessThanOrEqualTo(75)
        .startsWith(TaskTriggerCode.PREFIX)
        .isNotEqualTo(TaskTriggerCode.of("t".repeat(74)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          concurrencyGroup | .hidden  | concurrencyGroup
          concurrencyGroup | a/b      | concurrencyGroup
          concurrencyGroup | #1       | concurrencyGroup
          rateLimit        | 5        | rateWindow
          rateWindow       | PT1M     | rateLimit
          startJitter      | PT0S     | startJitter
          startJitter      | PT1.5S   | startJitter
          startJitter      | PT25H    | startJitter
          """)
  void refusesWhatCannotKeepRunsFromStarting(String field, String value, String at) {
    assertThat(faultsOf(aDraft().with(field, value)))
        .extracting(Violation::field)
        .containsExactly(at);
  }

  @Test
  void aChainIsInNoGroup() {
    var chain = aDraft().with("dispatchTaskExecutorType", "chain").with("concurrencyGroup", "mail");

    assertThat(faultsOf(chain)).extracting(Violation::field).contains("concurrencyGroup");
  }

  @ParameterizedTest
  @CsvSource({
    "0 0 * * * ?, PT59M59S, true",
    "0 0 * * * ?, PT1H, false",
    "'0 0,50 * * * ?', PT9M59S, true",
    "'0 0,50 * * * ?', PT10M, false",
    "0 0 0 ? * MON, P1D, true"
  })
  void aFireIsPutOffByLessThanTheShortestTimeToTheNext(String cron, String jitter, boolean valid) {
    var draft = aDraft().with("cronExpression", cron).with("startJitter", jitter);

    if (valid) {
      assertThat(validate(draft).rules().starts().startJitter())
          .hasToString(Duration.parse(jitter).toString());
    } else {
      assertThat(faultsOf(draft)).extracting(Violation::field).containsExactly("startJitter");
    }
  }

  @Test
  void trimsTheName() {
    assertThat(validate(aDraft().with("name", "  nightly ")).name()).isEqualTo("nightly");
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    var faults =
        faultsOf(
            aDraft()
                .with("name", " ")
                .with("dispatchTaskExecutorType", "nobody")
                .with("cronExpression", "every day")
                .with("priority", 10)
                .with("timeZoneId", "Europe/Berln"));

    assertThat(faults)
        .extracting(Violation::field)
        .containsExactlyInAnyOrder(
            "name", "dispatchTaskExecutorType", "cronExpression", "priority", "timeZoneId");
    assertThat(faults)
        .extracting(Violation::code)
        .contains("unknown-executor-type", "invalid-cron", "validation-failed");
    assertThat(faults).anyMatch(fault -> fault.message().contains("Europe/Berlin"));
  }

  @Test
  void tellsWhatElseIsWrongTogetherWithItAndOfOneFieldOnce() {
    var id = Violation.of("id", "not yours");
    var cron = new Violation("cronExpression", "invalid-cron", "found by others");

    var both = refusalOf(aDraft().with("priority", 10), List.of(id));
    assertThat(both.violations()).extracting(Violation::field).containsExactly("id", "priority");
    assertThat(both.code()).isEqualTo("validation-failed");
    assertThat(refusalOf(aDraft(), List.of(id)).violations()).containsExactly(id);
    var once = refusalOf(aDraft().with("cronExpression", "every day"), List.of(cron));
    assertThat(once.violations()).containsExactly(cron);
    assertThat(once.code()).isEqualTo("invalid-cron");
  }

  @ParameterizedTest
  @CsvSource({
    "interval,PT0.999S",
    "interval,PT1.5S",
    "interval,tomorrow",
    "interval,P1M",
    "interval,PT\uff15S",
    "interval,-PT1H",
    "interval,'PT5S\n'",
    "cronExpression,0 0 25 * * ?",
    "cronExpression,0 0 12 * * ? 1900",
    "cronExpression,0 0 \uff11\uff12 * * ?",
    "cronExpression,'0 0 12\u0007 * * ?'",
    "cronExpression,'0 0 12 *\n* ?'",
    "cronExpression,''",
    "timeZoneId,'Europe/Ber\u0000lin'",
    "runOnceDate,1900-01-01T00:00:00Z",
    "runOnceDate,\uff12\uff10\uff13\uff11-01-01T00:00:00Z",
    "timeout,PT0S",
    "retryDelay,-PT1S",
    "logRetention,PT0S",
    "logRetention,P40000D",
    "failedLogRetention,PT0.5S",
    "canceledLogRetention,P1M",
    "logLimit,-1",
    "successfulLogLimit,10001",
    "failedLogLimit,10001",
    "canceledLogLimit,-1",
    "runOnceDate,2026-11-24",
    "runOnceDate,2026-11-24T12:00:00",
    "startDate,1900-01-01T00:00:00Z",
    "startDate,-999999999-01-01T00:00:00+18:00",
    "endDate,+999999999-12-31T23:59:59-18:00",
    "externalReferenceCode,..",
    "dispatchTaskExecutorType,' hello '",
    "endDate,2200-01-01T00:00:00Z",
    "timeZoneId,+02:00",
    "timeZoneId,UTC+2",
    "daylightSavingRule,run_once",
    "misfirePolicy,FIRE_TWICE",
    "dispatchTaskClusterMode,MOST_NODES",
    "externalReferenceCode,with blank",
    "externalReferenceCode,''",
  })
  void refusesAValueThatItsFieldDoesNotAllow(String field, String value) {
    assertThat(faultsOf(aDraft().with(field, value)))
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @Test
  void refusesTextsThatAreTooLongOrHoldControlCharacters() {
    assertThat(faultsOf(aDraft().with("name", "n".repeat(76)))).hasSize(1);
    assertThat(validate(aDraft().with("name", "n".repeat(75))).name()).hasSize(75);
    assertThat(faultsOf(aDraft().with("name", "a\u0007b"))).hasSize(1);
    assertThat(faultsOf(aDraft().with("name", "a\u009bb"))).hasSize(1);
    assertThat(faultsOf(aDraft().with("name", "a\ud800b"))).hasSize(1);
    assertThat(faultsOf(aDraft().with("name", "\u00a0\u200b"))).hasSize(1);
    assertThat(faultsOf(aDraft().with("description", "d".repeat(4001)))).hasSize(1);
    assertThat(validate(aDraft().with("description", "a\n\tb")).description()).isEqualTo("a\n\tb");
    assertThat(faultsOf(aDraft().with("description", "a\rb"))).hasSize(1);
  }

  @Test
  void boundsTheSettings() {
    assertThat(
            validate(aDraft().with("dispatchTaskSettings", Map.of("k", "v".repeat(65535))))
                .settings())
        .hasSize(1);
    assertThat(faultsOf(aDraft().with("dispatchTaskSettings", Map.of("k", "v".repeat(65536)))))
        .extracting(Violation::field)
        .containsExactly("dispatchTaskSettings");
    assertThat(faultsOf(aDraft().with("dispatchTaskSettings", Map.of("k", "ü".repeat(32768)))))
        .hasSize(1);
    assertThat(
            faultsOf(aDraft().with("dispatchTaskSettings", Collections.singletonMap("url", null))))
        .extracting(Violation::field)
        .containsExactly("dispatchTaskSettings.url");
  }

  @Test
  void boundsTheLabels() {
    assertThat(validate(aDraft().with("labels", List.of("a", "b", "a"))).labels())
        .containsExactly("a", "b");
    var eleven = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
    assertThat(faultsOf(aDraft().with("labels", eleven))).hasSize(1);
    assertThat(faultsOf(aDraft().with("labels", Collections.nCopies(11, "same")))).hasSize(1);
    assertThat(faultsOf(aDraft().with("labels", List.of("l".repeat(41))))).hasSize(1);
    assertThat(faultsOf(aDraft().with("labels", List.of(" ")))).hasSize(1);
  }

  @Test
  void boundsTheGroups() {
    var twice = new AccessDraft(List.of(" a ", "b", "a"), null, List.of());
    assertThat(validate(aDraft().with("access", twice)).access())
        .isEqualTo(new AccessGroups(List.of("a", "b"), List.of(), List.of()));
    assertThat(validate(aDraft()).access()).isEqualTo(AccessGroups.NONE);
    assertThat(faultOfGroups(Collections.nCopies(21, "same"))).isEqualTo("access.run");
    assertThat(faultOfGroups(List.of("g".repeat(101)))).isEqualTo("access.run");
    assertThat(faultOfGroups(List.of(" "))).isEqualTo("access.run");
    assertThat(faultOfGroups(List.of("a\nb"))).isEqualTo("access.run");
    assertThat(faultOfGroups(List.of("**"))).isEqualTo("access.run");
    assertThat(faultOfGroups(List.of("*"))).isEqualTo("access.run");
  }

  private static String faultOfGroups(List<String> groups) {
    var faults = faultsOf(aDraft().with("access", new AccessDraft(null, groups, null)));
    assertThat(faults).hasSize(1);
    return faults.get(0).field();
  }

  @Test
  void wantsExactlyOneKindOfScheduleOfAnActiveTrigger() {
    assertThat(faultsOf(aDraft().with("active", true)))
        .extracting(Violation::field)
        .containsExactly("cronExpression");
    assertThat(faultsOf(aDraft().with("cronExpression", "0 0 * * * ?").with("interval", "PT5S")))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("cronExpression", "interval");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01T00:00:00Z", "2026-11-30T23:59:59.999Z"})
  void refusesAnEndThatIsNotAfterTheStart(String end) {
    assertThat(faultsOf(aDraft().with("startDate", "2026-12-01T00:00:00Z").with("endDate", end)))
        .extracting(Violation::field)
        .containsExactly("endDate");
  }

  // H2 counts what is beyond U+FFFF as two, and would refuse the row.
  @ParameterizedTest
  @CsvSource({"name, 75", "description, 4000"})
  void countsTextsAsTheirColumnsDo(String field, int longest) {
    var smile = "\ud83d\ude00";
    validate(aDraft().with(field, smile.repeat(longest / 2)));
    assertThat(faultsOf(aDraft().with(field, smile.repeat(longest / 2 + 1))))
        .extracting(Violation::field)
        .containsExactly(field);
  }

  @Test
  void boundsTheExpression() {
    var longest = "0 0 12 * * ?" + " ".repeat(243);
    assertThat(validate(aDraft().with("cronExpression", longest)).schedule().cronExpression())
        .hasSize(255);

    var faults = faultsOf(aDraft().with("cronExpression", "0 0 12 1" + ",1".repeat(144) + " * ?"));
    assertThat(faults).extracting(Violation::field).containsExactly("cronExpression");
    assertThat(faults).extracting(Violation::code).containsExactly("invalid-cron");
    assertThat(faults.get(0).message()).contains("300 characters", "255");
  }

  @Test
  void refusesWhatWouldNeverFire() {
    var impossible = aDraft().with("cronExpression", "0 0 0 31 2 ?");
    assertThat(faultsOf(impossible)).extracting(Violation::code).containsExactly("never-fires");

    var over =
        aDraft().with("cronExpression", "0 0 * * * ?").with("endDate", "2026-11-24T11:00:00Z");
    assertThat(validate(over).active()).isFalse();
    assertThat(faultsOf(over.with("active", true)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.field()).isEqualTo("endDate");
              assertThat(violation.code()).isEqualTo("never-fires");
              assertThat(violation.message()).contains("2026-11-24T11:00:00Z");
            });
    var tooSoon = over.with("cronExpression", "0 30 * * * ?").with("active", true);
    assertThat(validate(tooSoon.with("endDate", "2026-11-24T12:30:00Z")).active()).isTrue();
    assertThat(faultsOf(tooSoon.with("endDate", "2026-11-24T12:10:00Z")))
        .extracting(Violation::field)
        .containsExactly("endDate");

    var skipped =
        aDraft()
            .with("cronExpression", "0 30 2 ? 3 SUNL")
            .with("timeZoneId", "Europe/Berlin")
            .with("daylightSavingRule", "SKIP");
    assertThat(validate(skipped).active()).isFalse();
    assertThat(faultsOf(skipped.with("active", true)))
        .singleElement()
        .satisfies(
            violation -> {
              assertThat(violation.code()).isEqualTo("never-fires");
              assertThat(violation.message()).contains("SKIP skips them");
            });
    var ever = skipped.with("cronExpression", "0 30 2 30 3 ? 2025").with("active", false);
    assertThat(faultsOf(ever)).extracting(Violation::code).containsExactly("never-fires");
    assertThat(validate(ever.with("daylightSavingRule", "RUN_ONCE")).active()).isFalse();

    var past = aDraft().with("runOnceDate", "2026-11-24T11:59:59Z").with("active", true);
    assertThat(faultsOf(past)).extracting(Violation::field).containsExactly("runOnceDate");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NOT_APPLICABLE", "SINGLE_NODE_PERSISTED", "SINGLE_NODE_MEMORY_CLUSTERED"})
  void readsTheClusterModesOfLiferay(String mode) {
    assertThat(validate(aDraft().with("dispatchTaskClusterMode", mode)).rules().clusterMode())
        .isEqualTo(DispatchTaskClusterMode.SINGLE_NODE);
  }

  @Test
  void refusesAllNodesForAnExecutorOfOneNode() {
    assertThat(
            faultsOf(
                aDraft()
                    .with("dispatchTaskExecutorType", "single")
                    .with("dispatchTaskClusterMode", "ALL_NODES")))
        .extracting(Violation::field)
        .containsExactly("dispatchTaskClusterMode");
  }

  @Test
  void readsInstantsOfAnyOffsetToTheMillisecond() {
    assertThat(
            validate(aDraft().with("startDate", "2026-11-24T14:00:00.123987+02:00"))
                .schedule()
                .startDate())
        .isEqualTo(Instant.parse("2026-11-24T12:00:00.123Z"));
  }

  @Test
  void keepsTheTypeOfTheExecutor() {
    var before = validate(aDraft());

    var changed = aDraft().with("dispatchTaskExecutorType", "single").build();
    var refused = catchThrowableOfType(ValidationException.class, () -> validate(changed, before));

    assertThat(refused.violations())
        .extracting(Violation::field)
        .containsExactly("dispatchTaskExecutorType");
  }

  @Test
  void keepsWhatIsActiveAndItsCodeWhenTheyAreLeftOut() {
    var before = validate(aDraft().with("active", true).with("cronExpression", "0 0 * * * ?"));

    var after = validate(aDraft().with("cronExpression", "0 30 * * * ?").build(), before);

    assertThat(after.active()).isTrue();
    assertThat(after.externalReferenceCode()).isEqualTo(before.externalReferenceCode());
  }

  @Test
  void letsATriggerWhoseExecutorIsGoneBeChangedButNotActivated() {
    var before = validate(aDraft());
    var gone = aDraft().with("description", "waits for its executor");

    assertThat(
            TriggerValidation.validate(
                    gone.build(), type -> Optional.empty(), CalendarLookup.NONE, before, NOON)
                .description())
        .isNotNull();
    var activated = gone.with("active", true).with("cronExpression", "0 0 * * * ?").build();
    var refused =
        catchThrowableOfType(
            ValidationException.class,
            () ->
                TriggerValidation.validate(
                    activated, type -> Optional.empty(), CalendarLookup.NONE, before, NOON));
    assertThat(refused.code()).isEqualTo("unknown-executor-type");
  }

  @Test
  void showsWhatWasFoundCutAndWithoutControlCharacters() {
    var faults = faultsOf(aDraft().with("misfirePolicy", "x\u001b[31m" + "y".repeat(500)));

    assertThat(faults.get(0).message()).doesNotContain("\u001b").hasSizeLessThan(250);
  }

  private static TriggerDefinition validate(Drafts draft) {
    return validate(draft.build(), null);
  }

  private static TriggerDefinition validate(TriggerDraft draft, TriggerDefinition before) {
    return TriggerValidation.validate(
        draft, TriggerValidationTest::describe, CalendarLookup.NONE, before, NOON);
  }

  private static List<Violation> faultsOf(Drafts draft) {
    return catchThrowableOfType(ValidationException.class, () -> validate(draft)).violations();
  }

  private static ValidationException refusalOf(Drafts draft, List<Violation> found) {
    return catchThrowableOfType(
        ValidationException.class,
        () ->
            TriggerValidation.validate(
                draft.build(),
                TriggerValidationTest::describe,
                CalendarLookup.NONE,
                null,
                NOON,
                found));
  }

  private static Optional<KnownExecutor> describe(String type) {
    return switch (type) {
      case "hello", "single" ->
          Optional.of(
              KnownExecutors.onOneNode(
                  new ExecutorDescription(
                      type, type, "", false, type.equals("single"), false, "C", "test.jar")));
      default -> Optional.empty();
    };
  }
}
