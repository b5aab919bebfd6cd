// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.trigger.draft.AccessDraft;
import dev.dispatchee.trigger.draft.LogLimitsDraft;
import dev.dispatchee.trigger.draft.ScheduleDraft;
import dev.dispatchee.trigger.draft.StartDraft;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.web.json.UnreadableJsonException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergePatchTest {

  private static final TriggerDraft STORED =
      new TriggerDraft(
          "code",
          "name",
          "description",
          "hello",
          Map.of("message", "hi", "seconds", "1"),
          true,
          new ScheduleDraft(
              "0 0 0 * * ?",
              null,
              null,
              "Europe/Paris",
              "SKIP",
              "2030-01-01T00:00:00Z",
              null,
              null,
              "Holidays",
              null,
              "NEXT_DAY"),
          "FIRE_ALL",
          true,
          "ALL_NODES",
          BigInteger.valueOf(7),
          "PT5S",
          BigInteger.valueOf(3),
          "PT1S",
          "PT2S",
          "PT24H",
          new LogLimitsDraft(
              "PT48H",
              "PT2H",
              BigInteger.valueOf(9),
              BigInteger.TWO,
              BigInteger.ONE,
              BigInteger.ZERO),
          BigInteger.TEN,
          true,
          new StartDraft("mail", BigInteger.ONE, "PT1M", "PT10S"),
          true,
          List.of("a", "b"),
          new AccessDraft(List.of("shop"), null, List.of("ops")));

  private static final ScheduleDraft NO_SCHEDULE =
      new ScheduleDraft(null, null, null, null, null, null, null, null, null, null, null);

  @Test
  void anEmptyPatchChangesNothing() {
    assertThat(patched("{}")).isEqualTo(STORED);
  }

  @Test
  void activeThatIsNotGivenStaysAsItIs() {
    assertThat(patched("{\"description\":\"other\"}").active()).isTrue();
    assertThat(patched("{\"active\":true}").active()).isTrue();
    assertThat(patched("{\"active\":false}").active()).isFalse();
  }

  @Test
  void onlyTheFieldsThatAreGivenChange() {
    var patched = patched("{\"description\":\"other\",\"priority\":9}");

    assertThat(patched.description()).isEqualTo("other");
    assertThat(patched.priority()).isEqualTo(BigInteger.valueOf(9));
    assertThat(patched)
        .usingRecursiveComparison()
        .ignoringFields("description", "priority")
        .isEqualTo(STORED);
  }

  @Test
  void nullTakesAFieldBackToItsDefault() {
    var patched =
        patched(
            """
            {"description":null,"dispatchTaskSettings":null,"cronExpression":null,
            "timeZoneId":null,"daylightSavingRule":null,"startDate":null,"misfirePolicy":null,
            "calendar":null,"calendarRule":null,
            "overlapAllowed":null,"dispatchTaskClusterMode":null,"priority":null,"timeout":null,
            "maxAttempts":null,"retryDelay":null,"retryMaxDelay":null,"logRetention":null,
            "failedLogRetention":null,"canceledLogRetention":null,"logLimit":null,
            "successfulLogLimit":null,"failedLogLimit":null,"canceledLogLimit":null,
            "pauseAfterFailures":null,"requestsRecovery":null,"concurrencyGroup":null,
            "rateLimit":null,"rateWindow":null,"startJitter":null,"system":null,"labels":null,
            "access":null}
            """);

    assertThat(patched)
        .usingRecursiveComparison()
        .ignoringFields("externalReferenceCode", "name", "dispatchTaskExecutorType", "active")
        .isEqualTo(
            new TriggerDraft(
                null,
                null,
                null,
                null,
                null,
                null,
                NO_SCHEDULE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                LogLimitsDraft.NONE,
                null,
                null,
                StartDraft.NONE,
                null,
                null,
                null));
    assertThat(patched.name()).isEqualTo("name");
  }

  @Test
  void oneRightOfGroupsChangesAlone() {
    var patched = patched("{\"access\":{\"run\":[\"night\"]}}").access();

    assertThat(patched)
        .isEqualTo(new AccessDraft(List.of("shop"), List.of("night"), List.of("ops")));
  }

  @Test
  void nullForActiveDeactivatesAsThatIsTheDefault() {
    assertThat(patched("{\"active\":null}").active()).isFalse();
  }

  @Test
  void nullForTheExternalReferenceCodeGivesANewOne() {
    assertThat(patched("{\"externalReferenceCode\":null}").externalReferenceCode())
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void aNumberAmongSettingsIsItsText() {
    assertThat(
            patched("{\"dispatchTaskSettings\":{\"seconds\":12,\"share\":0.5}}")
                .dispatchTaskSettings())
        .containsEntry("seconds", "12")
        .containsEntry("share", "0.5");
  }

  @Test
  void settingsAreMergedKeyByKey() {
    assertThat(
            patched("{\"dispatchTaskSettings\":{\"message\":null,\"fail\":\"x\"}}")
                .dispatchTaskSettings())
        .isEqualTo(Map.of("seconds", "1", "fail", "x"));
  }

  @Test
  void listsAreReplacedAsAWhole() {
    assertThat(patched("{\"labels\":[\"c\"]}").labels()).containsExactly("c");
    assertThat(patched("{\"labels\":[null]}").labels()).isEqualTo(Arrays.asList((String) null));
  }

  @Test
  void fieldsThatCanOnlyBeReadAreIgnored() {
    assertThat(
            patched(
                """
                {"id":5,"status":"FAILED","nextFireDate":"x","previousFireDate":null,
                "executorAvailable":false,"scheduleDescription":"x","createdBy":"x",
                "declaration":{"deployment":"x"},"modifiedBy":"x","dateCreated":"x","dateModified":"x","version":99}
                """))
        .isEqualTo(STORED);
  }

  @Test
  void theIdThatIsSentCanBeCompared() {
    assertThat(MergePatch.read(bytes("{\"id\":5}")).body().hasOtherId(5)).isFalse();
    assertThat(MergePatch.read(bytes("{\"id\":6}")).body().hasOtherId(5)).isTrue();
    assertThat(MergePatch.read(bytes("{\"id\":18446744073709551621}")).body().hasOtherId(5))
        .isTrue();
    assertThat(MergePatch.read(bytes("{\"id\":null}")).body().hasOtherId(5)).isFalse();
    assertThat(MergePatch.read(bytes("{}")).body().hasOtherId(5)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":null}",
        "{\"x\":1}",
        "{\"name\":1}",
        "{\"id\":\"5\"}",
        "{\"priority\":\"4\"}",
        "{\"dispatchTaskSettings\":{\"a\":true}}",
        "{\"dispatchTaskSettings\":{\"a\":{\"b\":null}}}",
        "{\"labels\":\"a\"}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "[]",
        "null",
        ""
      })
  void whatIsNoPartOfATriggerIsRefusedWhateverItIsAppliedTo(String body) {
    assertThatExceptionOfType(UnreadableJsonException.class)
        .isThrownBy(() -> MergePatch.read(bytes(body)));
  }

  private static TriggerDraft patched(String patch) {
    return MergePatch.read(bytes(patch)).applyTo(STORED);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
