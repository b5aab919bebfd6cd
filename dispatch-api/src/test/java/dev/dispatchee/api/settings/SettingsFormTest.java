// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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

  private static final Map<String, String> MORE =
      Map.of(
          "share", "1", "day", "2026-03-29", "names", "one", "targets", "main=https://x.example");

  private final SettingsForm<More> more = SettingsForm.of(More.class);
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
                List.of("string", "integer"),
                "description",
                "How many.",
                "pattern",
                "^\\s*[+-]?[0-9]{1,19}\\s*$",
                "minimum",
                1,
                "x-minimum",
                "1",
                "maximum",
                10,
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
  void readsDecimalsDatesListsAndMaps() {
    var read =
        more.read(
            Map.of(
                "share", " 1.5e-3 ",
                "day", "2028-02-29",
                "names", " one\r\n\n two words \nthree",
                "limits", "3\n1",
                "targets", "main = https://x.example/?a=b\nother=http://y.example/"));

    assertThat(read)
        .isEqualTo(
            new More(
                0.0015,
                LocalDate.of(2028, 2, 29),
                List.of("one", "two words", "three"),
                Optional.of(List.of(3, 1)),
                Map.of(
                    "main", URI.create("https://x.example/?a=b"),
                    "other", URI.create("http://y.example/"))));
    assertThat(read.targets().keySet()).containsExactly("main", "other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "share; 1.; a number such as 0.5",
        "share; .5; a number such as 0.5",
        "share; 0x1p3; a number such as 0.5",
        "share; NaN; a number such as 0.5",
        "share; 1d; a number such as 0.5",
        "share; 1e999; a number such as 0.5",
        "share; 1.01; from 0.0 to 1.0",
        "day; 2027-02-29; a date such as 2026-03-29",
        "day; 2027-2-9; a date such as",
        "limits; 3 1; one a line: a whole number from 1 to 5",
        "limits; 6; one a line: a whole number from 1 to 5",
        "targets; https://x.example/; one a line, key=value, each key once; values: an address",
        "targets; =https://x.example/; one a line, key=value",
        "targets; main=; one a line, key=value",
      })
  void saysWhatIsAllowedOfDecimalsDatesListsAndMaps(String key, String value, String allowed) {
    assertThat(more.faultsOfStored(with(MORE, key, value)))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo(key);
              assertThat(fault.message()).contains("'" + value + "'").contains(allowed);
            });
  }

  @Test
  void refusesAKeyThatIsThereTwiceAndShowsNoPasswordOfAValue() {
    var twice = "main=http://x.example/\nmain=http://me:hunter2@x.example/?hunter2";

    assertThat(more.faultsOfStored(with(MORE, "targets", twice)))
        .singleElement()
        .satisfies(
            fault ->
                assertThat(fault.message())
                    .contains("main=http://x.example/")
                    .doesNotContain("hunter2"));
  }

  @Test
  void describesDecimalsDatesListsAndMaps() {
    assertThat(properties(more))
        .containsEntry(
            "share",
            Map.of(
                "type",
                List.of("string", "number"),
                "pattern",
                "^\\s*[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?\\s*$",
                "minimum",
                0.0,
                "x-minimum",
                "0.0",
                "maximum",
                1.0,
                "x-maximum",
                "1.0"))
        .containsEntry("day", Map.of("type", "string", "format", "date"))
        .containsEntry(
            "names",
            Map.of("type", "string", "x-items", Map.of("type", "string", "pattern", "\\S")))
        .containsEntry(
            "targets",
            Map.of(
                "type",
                "string",
                "x-values",
                Map.of("type", "string", "format", "uri", "pattern", "\\S")));
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
  void refusesWhatTheRecordItselfRefusesWhenItIsSaved() {
    assertThat(SettingsForm.of(Span.class).faultsOfStored(Map.of("from", "3", "to", "2")))
        .containsExactly(SettingsFault.together("from 3 is after to 2"));
    assertThat(SettingsForm.of(Span.class).faultsOfStored(Map.of("from", "x", "to", "2")))
        .as("each by itself first")
        .extracting(SettingsFault::key)
        .containsExactly("from");
    assertThat(SettingsForm.of(Choosy.class).faultsOfStored(Map.of("what", "that")))
        .as("the record names the setting")
        .containsExactly(SettingsFault.found("what", "that", "this"));
    assertThat(SettingsForm.of(Broken.class).faultsOfStored(Map.of("what", "that")))
        .as("its own faults do not come through")
        .containsExactly(SettingsFault.together("java.lang.NullPointerException"));
    assertThatThrownBy(() -> new DispatchTaskSettings(Map.of("what", "that")).as(Broken.class))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessage("java.lang.NullPointerException");
  }

  @Test
  void givesTheRecordTheReferenceOfASecretWhenItIsSaved() {
    var stored = Map.of("user", "me", "password", "${secret:a}");

    assertThat(SettingsForm.of(Login.class).faultsOfStored(stored)).isEmpty();
    assertThat(SettingsForm.of(Login.class).faultsOfStored(Map.of("user", "me")))
        .containsExactly(SettingsFault.together("a user needs a password"));
  }

  @Test
  void cutsWhatItShowsBetweenCharacters() {
    var fault = SettingsFault.found("a", "x" + "\ud83d\ude00".repeat(100), "that");

    assertThat(fault.message())
        .isEqualTo("found 'x" + "\ud83d\ude00".repeat(99) + "…', allowed: that");
  }

  @Test
  void tellsOnlyTheKeysOfSettings() {
    assertThat(new DispatchTaskSettings(new TreeMap<>(Map.of("token", "hunter2"))))
        .hasToString("DispatchTaskSettings[token]");
  }

  private static Map<String, String> with(String key, String value) {
    return with(GOOD, key, value);
  }

  private static Map<String, String> with(Map<String, String> good, String key, String value) {
    var settings = new HashMap<>(good);
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

  private record More(
      @Setting(min = "0", max = "1") double share,
      LocalDate day,
      List<String> names,
      @Setting(min = "1", max = "5") Optional<List<Integer>> limits,
      Map<String, URI> targets) {}

  private record Choosy(String what) {
    Choosy {
      if (!what.equals("this")) {
        throw new InvalidSettingsException("what", what, "this");
      }
    }
  }

  private record Broken(String what) {
    Broken {
      throw new NullPointerException();
    }
  }

  private record Login(Optional<String> user, @Secret Optional<String> password) {
    Login {
      if (user.isPresent() && password.isEmpty()) {
        throw new IllegalArgumentException("a user needs a password");
      }
    }
  }

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
