// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.result.TriggerPast;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of runs, and what one run leaves for the next. */
class WhatExecutorsLeaveTest extends ListenerOnDatabase {

  private final TriggerPast past = new TriggerPast(engine.database);

  @ParameterizedTest
  @CsvSource({"no, SUCCESSFUL", "yes, FAILED"})
  void isThereForTheNextRunWhicheverWayTheExecutorEnds(String fails, String status) {
    var subject = counting("fail", fails.equals("yes") ? "true" : "false");

    for (int run = 1; run <= 3; run++) {
      queue(subject);
      workers.look(true);
      int ended = run;
      await().until(() -> inState(status) == ended);
    }

    assertThat(past.state(subject.trigger())).isEqualTo(Map.of("runs", "3"));
    assertThat(
            engine.text(
                "select result_text from dispatch_log order by id desc fetch first row only"))
        .isEqualTo("run 3 of ***");
  }

  @ParameterizedTest
  @CsvSource({
    "result, 'the result has 4,098 bytes, at most 4,096 are allowed'",
    "state, 'with the value of ''x'' the state would have 16,385 bytes, at most 16,384 are allowed'"
  })
  void isRefusedWhenItIsTooLong(String what, String error) {
    var subject = counting("tooLong", what);
    queue(subject);
    workers.look(true);

    awaitStatus(subject, "FAILED");
    assertThat(logs(subject).get(0).error()).contains(error);
    assertThat(past.state(subject.trigger())).isEqualTo(Map.of("runs", "1"));
  }

  @Test
  void isNothingOfARunThatWasGivenUp() {
    var subject =
        engine.aTrigger().ofExecutor("unresponsive").withTimeout(Duration.ofSeconds(1)).create();
    engine.update(
        "insert into dispatch_trigger_state values (%d, '{\"at\":\"1\"}')"
            .formatted(subject.trigger().value()));
    start(subject);

    engine.clock.tick(Duration.ofSeconds(1));
    listening.watch(true);
    engine.clock.tick(settings.grace().plusMillis(1));
    listening.watch(true);

    awaitStatus(subject, "TIMED_OUT");
    assertThat(past.state(subject.trigger())).isEqualTo(Map.of("at", "1"));
  }

  private RunSubject counting(String setting, String value) {
    return with(
        engine.aTrigger().ofExecutor("counting").create(),
        "{\"token\":\"${secret:mail}\",\"%s\":\"%s\"}".formatted(setting, value));
  }

  private void start(RunSubject subject) {
    queue(subject);
    workers.look(true);
    await().until(() -> runs.count() == 1);
  }
}
