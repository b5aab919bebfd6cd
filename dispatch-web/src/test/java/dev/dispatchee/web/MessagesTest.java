// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dispatchee.Advice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.junit.jupiter.api.Test;

/**
 * Makes the list of numbered log messages, and holds it against the messages that there are. With
 * {@code -Ddispatch.docs.write=true} it writes the list anew.
 */
class MessagesTest {

  private static final Path LIST = Path.of("../docs/messages.md");
  private static final String WRITE = "dispatch.docs.write";

  // Of what a format is filled with; none of these looks back.
  private static final Pattern CHOICE =
      Pattern.compile("\\{[0-9],choice,[^{}<|]*(?:\\|[^{}<|]*)?\\|?[0-9]<([^{}<|]*)\\}");
  private static final Pattern FILLED = Pattern.compile("\\{[0-9]\\}|%[sd]");

  private static final String TOP =
      """
      # Numbered log messages

      What the application writes to the server's log, by number. `…` stands for what is filled in. Levels are those of the server's log.
      Categories: `dev.dispatchee.trigger` (002xx), `dev.dispatchee.listener` (003xx and 013xx), `dev.dispatchee.log` (004xx),
      `dev.dispatchee.configurator` (005xx, 01502, 01503), `dev.dispatchee.web` (006xx), `dev.dispatchee.remote` (007xx),
      `dev.dispatchee.database` (008xx), `dev.dispatchee.event` (009xx), `dev.dispatchee.registry` (010xx), `dev.dispatchee.file` (011xx),
      `dev.dispatchee.trigger.task` (012xx), `dev.dispatchee.alert` (014xx), `dev.dispatchee.web.metrics` (01501),
      `dev.dispatchee.backfill` (018xx). Messages of level DEBUG are not
      shown unless the server's logging is set to it. Numbers are never used again.

      <!-- Made by MessagesTest from the messages themselves: CONTRIBUTING.md says how. Changes by hand are refused. -->

      | number | level | text | what to do |
      | --- | --- | --- | --- |
      """;

  /** A message as operators see it. */
  private record Row(String number, String level, String text, String advice) {

    static Row of(JavaMethod method) {
      var message = method.getAnnotationOfType(Message.class.getName());
      return new Row(
          "DISP%05d".formatted((int) message.get("id").orElseThrow()),
          ((JavaEnumConstant)
                  method.getAnnotationOfType(LogMessage.class.getName()).get("level").orElseThrow())
              .name(),
          plain((String) message.get("value").orElseThrow()),
          method
              .tryGetAnnotationOfType(Advice.class.getName())
              .map(advice -> (String) advice.get("value").orElseThrow())
              .orElse(""));
    }

    private static String plain(String format) {
      return FILLED
          .matcher(CHOICE.matcher(format).replaceAll("$1"))
          .replaceAll("…")
          .replace("''", "'")
          .replace("|", "\\|");
    }

    @Override
    public String toString() {
      return "| `%s` | %s | %s | %s |".formatted(number, level, text, advice);
    }
  }

  @Test
  void saysOfEveryMessageWhatToDo() {
    assertThat(rows()).hasSizeGreaterThan(70);
    assertThat(rows())
        .as("has @Advice beside @LogMessage")
        .filteredOn(row -> !row.level().equals("DEBUG"))
        .allMatch(row -> !row.advice().isBlank());
  }

  @Test
  void listsWhatThereIs() throws IOException {
    var list = TOP + rows().stream().map(Row::toString).collect(joining("\n", "", "\n"));
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(LIST, list);
    }

    assertThat(Files.readString(LIST))
        .as("write it anew with -D" + WRITE + "=true")
        .isEqualTo(list);
    assertThat(list)
        .as("everything that is filled in is shown so")
        .doesNotContain("{0", "choice", "%s");
  }

  private static List<Row> rows() {
    var rows = new TreeMap<String, Row>();
    new ClassFileImporter()
        .importPackages("dev.dispatchee").stream()
            .flatMap(found -> found.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(LogMessage.class))
            .filter(method -> method.getOwner().isInterface())
            .map(Row::of)
            .forEach(
                row ->
                    assertThat(rows.put(row.number(), row)).as("a number twice: " + row).isNull());
    return List.copyOf(rows.values());
  }
}
