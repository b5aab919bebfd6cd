// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.Sight;
import dev.dispatchee.database.Database.SqlWork;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run has said goes with its log, whoever deletes that. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LogDeletionTest {

  private final EngineOnDatabase engine;
  private RunSubject subject;
  private DispatchLogId first;

  LogDeletionTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @BeforeEach
  void endTwoRunsAndStartAThird() {
    subject = engine.aTrigger().create();
    first = ended("first ");
    ended("second ");
    claimed();
    engine.update(
        "insert into dispatch_log_output select id, 0, content from dispatch_log, (select content"
            + " from dispatch_log_output where log_id = %d) o where is_open"
                .formatted(first.value()));
  }

  @Test
  void ofOneLog() {
    assertThat(
            delete(connection -> LogDeletion.delete(connection, engine.database.dialect(), first)))
        .isEqualTo(1);

    assertThat(engine.storedOutput()).isEqualTo("second first ");
  }

  @Test
  void ofAllOfATrigger() {
    var trigger = subject.trigger().value();
    assertThat(
            delete(
                connection ->
                    LogDeletion.delete(
                        connection,
                        engine.database.dialect(),
                        subject.trigger(),
                        null,
                        List.of(),
                        Sight.EVERYTHING)))
        .isEqualTo(2);

    assertThat(engine.storedOutput()).isEqualTo("first ");
    assertThat(engine.logsOf(trigger))
        .extracting(log -> log.status())
        .containsExactly("IN_PROGRESS");
    assertThat(engine.number("select newest_log_id from dispatch_trigger"))
        .isEqualTo(engine.logsOf(trigger).get(0).id());
  }

  @Test
  void ofWhatHasExpired() {
    var expired = Map.of(first.value(), subject.trigger().value());
    assertThat(
            delete(
                connection -> LogDeletion.delete(connection, engine.database.dialect(), expired)))
        .isEqualTo(1);

    assertThat(engine.storedOutput()).isEqualTo("second first ");
  }

  private int delete(SqlWork<Integer> deletion) {
    return engine.database.inTransaction(deletion);
  }

  private DispatchLogId ended(String said) {
    var run = claimed();
    var output =
        new KeptOutput(
            List.of(said.getBytes(StandardCharsets.UTF_8)), 0, said.length(), false, false);
    var now = engine.clock.instant();
    engine.results.end(
        List.of(
            new RunResult(run, RunStatus.SUCCESSFUL, null, now, now, null, null, output, null)));
    return run.key().log();
  }

  private ClaimedRun claimed() {
    engine.queue(NewRun.manual(subject, engine.clock.instant(), Node.ANY, false, "admin"));
    return engine.claims.claim(List.of(), List.of("hello"), 1).claimed().get(0);
  }
}
