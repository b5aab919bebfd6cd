// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an executor is given as settings, and what is kept out of all that is stored. */
class SettingsOfRunsTest extends ListenerOnDatabase {

  @Test
  void givesAnExecutorItsSecretAndKeepsItOutOfAllThatIsStored() {
    var subject = engine.aTrigger().ofExecutor("talkative").create();

    queue(with(subject, "{\"token\":\"${secret:mail}\"}"));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    assertThat(Executors.Talkative.given).isEqualTo("hunter2\nof the mail");
    assertThat(engine.storedOutput()).isEqualTo("it is ***!");
    assertThat(logs(subject).get(0).error()).isEqualTo("because of ***");
    assertThat(logs(subject).get(0).reason()).isNull();
    assertThat(text("progress_message")).isEqualTo("at ***");
    assertThat(text("stack_trace"))
        .contains("IllegalStateException: because of ***")
        .contains("Caused by: java.lang.IllegalArgumentException: ***")
        .doesNotContain("hunter2")
        .doesNotContain("of the mail");
    assertThat(text("task_settings")).isEqualTo("{\"token\":\"${secret:mail}\"}");
  }

  @Test
  void keepsASecretOutOfTheExecutorsOwnErrorText() {
    var subject = engine.aTrigger().ofExecutor("talkative").create();

    queue(with(subject, "{\"token\":\"${secret:mail}\",\"aloud\":\"true\"}"));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    assertThat(logs(subject).get(0).error()).isEqualTo("error ***");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"token\":\"${secret:other}\",\"aloud\":\"maybe\"}; 'other'; true, false",
        "{\"token\":\"${secret:void}\"}; 'void'; dispatch.secret.void",
        "{\"token\":\"hunter2\"}; 'token'; ${secret:ALIAS}",
        "{\"more\":\"x\"}; 'token': a value is required; 'more'"
      })
  void entersNoExecutorWithSettingsThatItDoesNotAllow(String settings, String first, String then) {
    Executors.Talkative.given = "";
    var subject = engine.aTrigger().ofExecutor("talkative").create();

    queue(with(subject, settings));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    var log = logs(subject).get(0);
    assertThat(log.reason()).isEqualTo("SETTINGS_INVALID");
    assertThat(log.error()).contains(first, then).doesNotContain("hunter2");
    assertThat(log.start()).isNotNull();
    assertThat(Executors.Talkative.given).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "hopeless; {\"order\":\"7\"}; PERMANENT_FAILURE; there is no such order",
        "hopeless; {}; SETTINGS_INVALID; setting 'order': a value is required",
        "talkative; {}; SETTINGS_INVALID; setting 'token': a value is required"
      })
  void neverTriesAgainWhatAnotherAttemptWouldNotChange(
      String executor, String settings, String reason, String error) {
    var subject = engine.aTrigger().ofExecutor(executor).withAttempts(3).create();

    queue(with(subject, settings));
    workers.look(true);
    awaitStatus(subject, "FAILED");

    assertThat(logs(subject))
        .singleElement()
        .satisfies(
            log -> {
              assertThat(log.reason()).isEqualTo(reason);
              assertThat(log.error()).isEqualTo(error);
            });
  }

  private String text(String column) {
    return engine.database.withConnection(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("select %s from dispatch_log".formatted(column))) {
            rows.next();
            return rows.getString(1);
          }
        });
  }
}
