// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFormTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "text", " as it stands ",
          "count", " +7 ",
          "bytes", "9000000000",
          "flag", "TRUE",
          "pause", "PT5S",
          "from", "2026-03-29T03:30:00+02:00",
          "target", " https://x.example/a ",
          "mode", "fast",
          "token", "${secret:a.b-c_D1}");

  private final SettingsForm<Everything> form = SettingsForm.of(Everything.class);

  @Test
  void readsEachTypeAsWhatItMeans() {
    assertThat(form.faultsOfStored(GOOD)).isEmpty();

    var read = form.read(with("token", "the value"));

    assertThat(read)
        .isEqualTo(
            new Everything(
                " as it stands ",
                7,
                9_000_000_000L,
                true,
                Duration.ofSeconds(5),
                Instant.parse("2026-03-29T01:30:00Z"),
                URI.create("https://x.example/a"),
                Mode.FAST,
                "the value",
                Optional.empty()));
  }

  @Test
  void takesWhatIsBlankForAbsentAndPutsTheDefault() {
    var some = SettingsForm.of(Some.class);

    assertThat(some.faultsOfStored(Map.of("count", " ", "name", ""))).isEmpty();
    assertThat(some.read(Map.of("count", " ", "name", "")))
        .isEqualTo(new Some(3, Mode.SLOW, Optional.empty(), Optional.empty()));
    assertThat(some.read(Map.of("limit", "5")))
        .isEqualTo(new Some(3, Mode.SLOW, Optional.empty(), Optional.of(5L)));
  }

  @Test
  void describesItselfAsAJsonSchemaOfTexts() {
    var schema = form.schema();

    assertThat(schema)
        .contains(
            entry("$schema", "https://json-schema.org/draft/2020-12/schema"),
            entry("type", "object"),
            entry("additionalProperties", false),
            entry(
                "required",
                List.of(
                    "text", "count", "bytes", "flag", "pause", "from", "target", "mode", "token")));
    assertThat(properties(form))
        .containsEntry("text", Map.of("type", "string", "pattern", "\\S"))
        .containsEntry(
            "count",
            Map.of(
                "type",
                "string",
                "description",
                "How many.",
                "pattern",
                "^\\s*[+-]?[0-9]{1,19}\\s*$",
                "x-minimum",
                "1",
                "x-maximum",
                "10"))
        .containsEntry("flag", Map.of("type", "string", "enum", List.of("true", "false")))
        .containsEntry("pause", Map.of("type", "string", "format", "duration", "x-minimum", "PT1S"))
        .containsEntry("from", Map.of("type", "string", "format", "date-time"))
        .containsEntry("target", Map.of("type", "string", "format", "uri", "pattern", "\\S"))
        .containsEntry("mode", Map.of("type", "string", "enum", List.of("FAST", "SLOW")))
        .containsEntry(
            "token",
            Map.of(
                "type",
                "string",
                "pattern",
                "^\\$\\{secret:[A-Za-z0-9._-]{1,100}\\}$",
                "writeOnly",
                true))
        .containsEntry(
            "code",
            Map.of(
                "type",
                "string",
                "minLength",
                2,
                "maxLength",
                4,
                "pattern",
                "^(?:[a-z]+|[0-9]+)$"));
    assertThat(properties(SettingsForm.of(Some.class)))
        .containsEntry(
            "mode", Map.of("type", "string", "default", "slow", "enum", List.of("FAST", "SLOW")));
    assertThat(SettingsForm.of(Some.class).schema()).containsEntry("required", List.of());
  }

  @Test
  void takesNoSettingAtAllWhenTheRecordHasNoComponents() {
    var none = SettingsForm.of(None.class);

    assertThat(none.faultsOfStored(Map.of())).isEmpty();
    assertThat(none.faultsOfStored(Map.of("a", "b"))).hasSize(1);
    assertThat(properties(none)).isEmpty();
    assertThat(none.read(Map.of())).isEqualTo(new None());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "count; 0; from 1 to 10",
        "count; 11; from 1 to 10",
        "count; 1.0; a whole number",
        "count; ٣; a whole number",
        "count; 99999999999; a whole number",
        "bytes; 9223372036854775808; a whole number",
        "flag; yes; true, false",
        "pause; PT0.9S; at least PT1S",
        "pause; 5s; an ISO-8601 duration",
        "pause; P1M; an ISO-8601 duration",
        "from; 2026-03-29; an ISO-8601 instant",
        "from; 2026-03-29T03:30:00; an ISO-8601 instant",
        "target; http://x y; an address",
        "mode; medium; FAST, SLOW",
        "code; a; of 2 to 4 characters",
        "code; abcde; letters or digits",
        "code; a1; letters or digits",
      })
  void saysWhatItFoundAndWhatIsAllowed(String key, String value, String allowed) {
    assertThat(form.faultsOfStored(with(key, value)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo(key);
              assertThat(fault.message()).contains("'" + value + "'").contains(allowed);
            });
  }

  @Test
  void namesEverythingThatIsWrongAtOnce() {
    var settings = new HashMap<>(Map.of("count", "x", "mode", "medium", "massage", "hi"));

    assertThat(form.faultsOfStored(settings))
        .extracting(SettingsFault::key)
        .containsExactly(
            "text", "count", "bytes", "flag", "pause", "from", "target", "mode", "token",
            "massage");
    assertThat(form.faultsOfStored(settings))
        .anyMatch(fault -> fault.message().contains("allowed: text, count, bytes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "${secret:}",
        "${secret:a b}",
        "${secret:a}hunter2",
        "hunter2${secret:a}",
        "secret:hunter2",
        "${hunter2:a}",
        "${secret:ü}"
      })
  void refusesPlainTextInPlaceOfASecretAndDoesNotRepeatIt(String text) {
    assertThat(form.faultsOfStored(with("token", text)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo("token");
              assertThat(fault.sentence()).contains("${secret:ALIAS}").doesNotContain("hunter2");
            });
  }

  @Test
  void showsNothingOfASecretWhoseValueIsNotAllowed() {
    var faults = SettingsForm.of(Limited.class).faults(Map.of("pin", "hunter2"));

    assertThat(faults)
        .singleElement()
        .satisfies(
            fault -> assertThat(fault.sentence()).contains("'pin'").doesNotContain("hunter"));
    assertThat(SettingsForm.of(Limited.class).faults(Map.of("pin", "1234"))).isEmpty();
    assertThat(SettingsForm.of(Limited.class).faultsOfStored(Map.of("pin", "${secret:pin}")))
        .as("the limits are those of the value")
        .isEmpty();
  }

  @Test
  void knowsItsSecrets() {
    assertThat(form.secretKeys()).containsExactly("token");
    assertThat(SettingsForm.of(Limited.class).secretKeys()).containsExactly("pin");
  }

  @Test
  void showsNoPasswordOfAnAddress() {
    var faults =
        form.faultsOfStored(with("target", "http://me:hunter2@x.example/a b?token=hunter2"));

    assertThat(faults.toString()).contains("http://x.example/a b").doesNotContain("hunter2");
  }

  @Test
  void givesTheRecordOfTheSettingsOfARun() {
    var settings = new DispatchTaskSettings(Map.of("count", "4"));

    assertThat(settings.as(Some.class).count()).isEqualTo(4);
    assertThatThrownBy(() -> new DispatchTaskSettings(Map.of("count", "x", "b", "")).as(Some.class))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, refused -> assertThat(refused.faults()).hasSize(2))
        .hasMessageContainingAll("setting 'count'", "'x'", "setting 'b'");
  }

  @Test
  void refusesWhatTheRecordItselfRefuses() {
    var settings = new DispatchTaskSettings(Map.of("from", "3", "to", "2"));

    assertThatThrownBy(() -> settings.as(Span.class))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage("from 3 is after to 2");
  }

  @Test
  void tellsOnlyTheKeysOfSettings() {
    assertThat(new DispatchTaskSettings(new TreeMap<>(Map.of("token", "hunter2"))))
        .hasToString("DispatchTaskSettings[token]");
  }

  private static Map<String, String> with(String key, String value) {
    var settings = new HashMap<>(GOOD);
    settings.put(key, value);
    return settings;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> properties(SettingsForm<?> form) {
    return (Map<String, Object>) form.schema().get("properties");
  }

  private record Everything(
      String text,
      @Setting(description = "How many.", min = "1", max = "10") int count,
      long bytes,
      boolean flag,
      @Setting(min = "PT1S") Duration pause,
      Instant from,
      URI target,
      Mode mode,
      @Secret String token,
      @Setting(
              minLength = 2,
              maxLength = 4,
              pattern = "[a-z]+|[0-9]+",
              allowed = "letters or digits")
          Optional<String> code) {}

  private record Some(
      @Setting(defaultValue = "3") int count,
      @Setting(defaultValue = "slow") Mode mode,
      Optional<String> name,
      Optional<Long> limit) {}

  private record None() {}

  private record Limited(@Secret @Setting(pattern = "[0-9]{4}") Optional<String> pin) {}

  private record Span(int from, int to) {
    Span {
      if (from > to) {
        throw new IllegalArgumentException("from %d is after to %d".formatted(from, to));
      }
    }
  }

  private enum Mode {
    FAST,
    SLOW
  }
}
