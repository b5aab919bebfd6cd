// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.discovery.DeclaredFile;
import dev.dispatchee.api.discovery.DeclaredSchedule;
import dev.dispatchee.api.discovery.DeclaredTriggers;
import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.TriggerDraft;
import dev.dispatchee.trigger.draft.TriggerValidation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationReaderTest {

  private static final String YAML = "META-INF/dispatch-triggers.yaml";
  private static final String JSON = "META-INF/dispatch-triggers.json";

  @Test
  void readsWhatStandsOnTheClass() {
    var read = read(Good.class);

    assertThat(read.faults()).isEmpty();
    assertThat(read.executorTypes()).containsExactly("greet");
    var morning = draft(read, 0);
    assertThat(morning.externalReferenceCode()).isEqualTo("greet:Every-morning-");
    assertThat(morning.name()).isEqualTo("Every morning!");
    assertThat(morning.dispatchTaskExecutorType()).isEqualTo("greet");
    assertThat(morning.dispatchTaskSettings())
        .isEqualTo(Map.of("names", "Ada\nGrace", "sum", "1+1=2"));
    assertThat(morning.active()).isTrue();
    assertThat(morning.schedule().cronExpression()).isEqualTo("0 30 7 * * ?");
    assertThat(morning.schedule().timeZoneId()).isEqualTo("Europe/Berlin");
    assertThat(morning.labels()).containsExactly("a", "b");
    assertThat(morning.timeout()).isEqualTo("PT1M");
    var often = draft(read, 1);
    assertThat(often.externalReferenceCode()).isEqualTo("often");
    assertThat(often.schedule().interval()).isEqualTo("PT15M");
    assertThat(often.active()).isFalse();
    assertThat(draft(read, 2).active()).as("fires never").isFalse();
    assertThat(read.drafts().get(1).place())
        .isEqualTo("@DispatchSchedule 'Often' of com.example.Greeter: ");
  }

  @Test
  void tellsSettingsOnTheClassThatAreNoneWithoutRepeatingThem() {
    assertThat(read(Bad.class).faults())
        .containsExactly(
            "@DispatchSchedule 'Bad' of com.example.Greeter: settings: number 1 is none, allowed:"
                + " key=value",
            "@DispatchSchedule 'Bad' of com.example.Greeter: settings: 'a' is given twice");
  }

  @Test
  void readsFilesInTheFormOfTheExport() {
    var read =
        read(
            new DeclaredFile(
                YAML,
                """
                triggers:
                  - externalReferenceCode: a
                    name: A
                    dispatchTaskSettings: {port: 8080}
                    interval: PT1H
                    maxAttempts: 3
                """,
                null),
            new DeclaredFile(
                JSON,
                "{\"triggers\":[{\"externalReferenceCode\":\"b\",\"active\":false,"
                    + "\"cronExpression\":\"@daily\",\"system\":null}]}",
                null));

    assertThat(read.faults()).isEmpty();
    assertThat(draft(read, 0).active()).as("declares when").isTrue();
    assertThat(draft(read, 0).dispatchTaskSettings()).isEqualTo(Map.of("port", "8080"));
    assertThat(draft(read, 0).maxAttempts()).isEqualTo(3);
    assertThat(draft(read, 1).active()).isFalse();
    assertThat(read.drafts().get(1).place()).isEqualTo(JSON + ", entry 1 'b': ");
  }

  @Test
  void readsTheExampleOfTheDocument() throws IOException {
    var document = Files.readString(Path.of("../docs/writing-executors.md"));
    int start = document.indexOf("```yaml\n") + "```yaml\n".length();
    var example = document.substring(start, document.indexOf("```", start));

    var read = read(new DeclaredFile(YAML, example, null));

    assertThat(read.faults()).isEmpty();
    var definition =
        TriggerValidation.validate(
            draft(read, 0),
            type -> Optional.of(Drafts.HELLO),
            CalendarLookup.NONE,
            null,
            EngineOnDatabase.NOON);
    assertThat(definition.externalReferenceCode()).isEqualTo("greet-weekend");
    assertThat(definition.settings()).isEqualTo(Map.of("names", "Ada\nGrace\n"));
    assertThat(definition.active()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{a                                        | cannot be read as JSON, line 1, column ",
        "{\"triggers\":[],\"triggers\":[]}         | Duplicate field 'triggers'",
        "{\"triggers\":[]} {}                      | cannot be read as JSON",
        "''                                        | found no list 'triggers'",
        "[]                                        | found no list 'triggers'",
        "{\"triggers\":{}}                         | found no list 'triggers'",
        "{\"triggers\":[],\"version\":1}           | found other fields, allowed: only triggers",
        "{\"triggers\":[1]}                        | entry 1: it must be an object",
        "{\"triggers\":[{\"nam\":\"x\"}]}          | entry 1: nam: unknown field; allowed: access, active, calendar",
        "{\"triggers\":[{\"id\":7}]}               | entry 1: id: unknown field",
        "{\"triggers\":[{\"name\":7}]}             | name: expected a text, in quotes, found: number",
        "{\"triggers\":[{\"active\":\"yes\"}]}     | active: expected true or false, found: string",
        "{\"triggers\":[{\"priority\":1.5}]}       | priority: expected a whole number, found: number",
        "{\"triggers\":[{\"labels\":\"a\"}]}       | labels: expected a list of texts, found: string",
        "{\"triggers\":[{\"labels\":[1]}]}         | labels: expected a list of texts, in quotes",
        "{\"triggers\":[{\"dispatchTaskSettings\":[]}]} | dispatchTaskSettings: expected an object of",
        "{\"triggers\":[{\"dispatchTaskSettings\":{\"a\":true}}]} | dispatchTaskSettings.a: expected a",
      })
  void tellsWhatIsWrongInAFileAndWhere(String text, String fault) {
    assertThat(read(new DeclaredFile(JSON, text, null)).faults())
        .singleElement()
        .asString()
        .startsWith(JSON)
        .contains(fault);
  }

  @Test
  void tellsOfAFileThatCouldNotBeReadAndOfTooManyTriggers() {
    assertThat(read(new DeclaredFile(YAML, "", "it is not UTF-8")).faults())
        .containsExactly(YAML + ": it is not UTF-8");
    var many = "{\"triggers\":[{}%s]}".formatted(",{}".repeat(DeclarationReader.MOST));
    var read = read(new DeclaredFile(JSON, many, null));
    assertThat(read.faults()).containsExactly("found 1001 triggers, allowed: at most 1000");
    assertThat(read.drafts()).isEmpty();
  }

  private static TriggerDraft draft(Declarations read, int index) {
    return read.drafts().get(index).draft();
  }

  private static Declarations read(DeclaredFile... files) {
    return DeclarationReader.read(
        "greet.jar",
        List.of(new DeclaredTriggers("greet.jar", Set.of("greet"), List.of(), List.of(files))));
  }

  private static Declarations read(Class<?> declaring) {
    var schedules =
        Stream.of(declaring.getAnnotationsByType(DispatchSchedule.class))
            .map(schedule -> new DeclaredSchedule("greet", "com.example.Greeter", schedule))
            .toList();
    return DeclarationReader.read(
        "greet.jar",
        List.of(new DeclaredTriggers("greet.jar", Set.of("greet"), schedules, List.of())));
  }

  @DispatchSchedule(
      name = "Every morning!",
      cron = "0 30 7 * * ?",
      zone = "Europe/Berlin",
      settings = {"names=Ada\nGrace", "sum=1+1=2"},
      labels = {"a", "b"},
      timeout = "PT1M")
  @DispatchSchedule(name = "Often", code = "often", interval = "PT15M", active = false)
  @DispatchSchedule(name = "Now and then")
  private static final class Good {}

  @DispatchSchedule(
      name = "Bad",
      settings = {"secret", "a=1", "a=2"})
  private static final class Bad {}
}
