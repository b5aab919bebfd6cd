// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.runnow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.listener.BellRoute;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.trace.Traces;
import dev.dispatchee.trace.Tracing;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ManualRunsTest {

  private static final Instant NOON = EngineOnDatabase.NOON;

  private final EngineOnDatabase engine;
  private final IdempotencyKeys keys;
  private final List<Instant> alarms = new ArrayList<>();
  private final ManualRuns runs;

  ManualRunsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    keys = new IdempotencyKeys(engine.database, engine.clock);
    runs =
        new ManualRuns(
            engine.database,
            engine.inserts,
            engine.openRuns,
            keys,
            engine.nodes,
            engine.node,
            // There is no queue here: it stays silent.
            new DispatchBell(BellRoute.own(), new Tracing(Traces.NONE)),
            alarms::add,
            engine.clock);
  }

  @Test
  void aKeyThatComesAgainGivesTheFirstRun() {
    var subject = engine.aTrigger().create();

    var first = queue(subject, "key", "ann");

    assertThat(keys.find(key(subject, "key", "ann", OnOverlap.CANCEL))).contains(first);
    assertThat(queue(subject, "key", "ann")).isEqualTo(first);
    assertThat(logs(subject)).isEqualTo(1);
    assertThat(engine.number("select count(*) from dispatch_audit")).isEqualTo(1);
  }

  @Test
  void withoutAKeyEachRequestIsARun() {
    var subject = engine.aTrigger().create();

    queue(subject, null, "ann");
    queue(subject, null, "ann");

    assertThat(logs(subject)).isEqualTo(2);
  }

  @Test
  void aKeyIsOneUsersForOneTrigger() {
    var one = engine.aTrigger().create();
    var other = engine.aTrigger().create();

    var logs =
        List.of(
            queue(one, "key", "ann"),
            queue(one, "key", "bob"),
            queue(other, "key", "ann"),
            queue(one, "Key", "ann"));

    assertThat(logs).doesNotHaveDuplicates();
  }

  @Test
  void aKeyWithAnotherRequestIsRefused() {
    var subject = engine.aTrigger().create();
    queue(subject, "key", "ann");

    assertThatExceptionOfType(IdempotencyKeyReusedException.class)
        .isThrownBy(
            () ->
                runs.queue(
                    run(subject, new RunRequest(OnOverlap.QUEUE, Map.of(), null, "key"), "ann")));
    assertThatExceptionOfType(IdempotencyKeyReusedException.class)
        .isThrownBy(
            () ->
                runs.queue(
                    run(
                        subject,
                        new RunRequest(OnOverlap.CANCEL, Map.of("a", "b"), null, "key"),
                        "ann")));
    assertThat(logs(subject)).isEqualTo(1);
  }

  @Test
  void oneKeyFromManyAtOnceMakesOneRun() throws Exception {
    var subject = engine.aTrigger().create();
    int callers = 8;
    var pool = Executors.newFixedThreadPool(callers);
    try {
      var attempts = new ArrayList<Callable<DispatchLogId>>();
      for (int i = 0; i < callers; i++) {
        attempts.add(() -> queue(subject, "key", "ann"));
      }
      var answers = new HashSet<DispatchLogId>();
      for (var answer : pool.invokeAll(attempts)) {
        answers.add(answer.get());
      }

      assertThat(answers).hasSize(1);
      assertThat(logs(subject)).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void ofManyAtOnceThatWantNoOverlapOneIsAccepted() throws Exception {
    var subject = engine.aTrigger().create();
    int callers = 8;
    var pool = Executors.newFixedThreadPool(callers);
    try {
      var attempts =
          Collections.nCopies(
              callers, (Callable<Boolean>) () -> isAccepted(subject, OnOverlap.REJECT));
      int accepted = 0;
      for (var answer : pool.invokeAll(attempts)) {
        accepted += answer.get() ? 1 : 0;
      }

      assertThat(accepted).isEqualTo(1);
      assertThat(logs(subject)).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whoWantsNoOverlapIsNotKeptWaitingByWhatIsPlannedForLater() {
    var subject = engine.aTrigger().create();
    var later = new RunRequest(OnOverlap.CANCEL, Map.of(), NOON.plusSeconds(60), null);
    runs.queue(run(subject, later, "ann"));

    assertThat(isAccepted(subject, OnOverlap.REJECT)).isTrue();
    assertThat(isAccepted(subject, OnOverlap.REJECT)).as("one is about to start").isFalse();
  }

  private boolean isAccepted(RunSubject subject, OnOverlap onOverlap) {
    try {
      runs.queue(run(subject, new RunRequest(onOverlap, Map.of(), null, null), "ann"));
      return true;
    } catch (ConflictException refused) {
      assertThat(refused.code()).isEqualTo("overlap-refused");
      return false;
    }
  }

  @Test
  void aKeyIsForgottenAfter24Hours() {
    var subject = engine.aTrigger().create();
    var first = queue(subject, "key", "ann");

    engine.clock.tick(Duration.ofHours(24).minusMillis(1));
    assertThat(queue(subject, "key", "ann")).isEqualTo(first);
    engine.clock.tick(Duration.ofMillis(1));
    var second = queue(subject, "key", "ann");

    assertThat(second).isNotEqualTo(first);
    assertThat(queue(subject, "key", "ann")).isEqualTo(second);
  }

  @Test
  void oldKeysAreDeletedAndOthersStay() {
    var subject = engine.aTrigger().create();
    for (int i = 0; i < 3; i++) {
      queue(subject, "old " + i, "ann");
    }
    engine.clock.tick(Duration.ofHours(24));
    queue(subject, "new", "ann");

    assertThat(keys.deleteOld()).isEqualTo(3);
    assertThat(keys.deleteOld()).isZero();
    assertThat(engine.number("select count(*) from dispatch_idempotency_key")).isEqualTo(1);
  }

  @Test
  void aRunForLaterWaitsForItsTimeAndHasAnAlarm() {
    var subject = engine.aTrigger().create();
    var later = NOON.plusSeconds(60);

    runs.queue(run(subject, new RunRequest(OnOverlap.CANCEL, Map.of(), later, null), "ann"));

    assertThat(alarms).containsExactly(later);
    assertThat(engine.logsOf(subject.trigger().value()))
        .extracting(LogRow::status, LogRow::cause, LogRow::planned)
        .containsExactly(tuple("QUEUED", "MANUAL", later));
    assertThat(claimed()).isZero();
    engine.clock.set(later);
    assertThat(claimed()).isEqualTo(1);
  }

  @Test
  void theAuditSaysWhatARunRepeatsAndWhenItIsDue() {
    var subject = engine.aTrigger().create();
    var later = NOON.plusSeconds(60);
    var request = new RunRequest(OnOverlap.CANCEL, Map.of(), later, null);

    var run =
        new ManualRun(
            subject,
            DispatchTaskClusterMode.SINGLE_NODE,
            request,
            "ann",
            false,
            new DispatchLogId(7));

    assertThat(run.state())
        .isEqualTo("{\"rerunOf\":7,\"at\":\"2026-11-24T12:01:00Z\",\"dispatchTaskSettings\":{}}");
    assertThat(run(subject, RunRequest.of(OnOverlap.CANCEL), "ann").state())
        .isEqualTo("{\"dispatchTaskSettings\":{}}");
  }

  private int claimed() {
    return engine.claims.claim(List.of(), List.of("hello"), 10).claimed().size();
  }

  private long logs(RunSubject subject) {
    return engine.logsOf(subject.trigger().value()).size();
  }

  private DispatchLogId queue(RunSubject subject, String key, String user) {
    return runs.queue(run(subject, new RunRequest(OnOverlap.CANCEL, Map.of(), null, key), user));
  }

  private static ManualRun run(RunSubject subject, RunRequest request, String user) {
    return new ManualRun(subject, DispatchTaskClusterMode.SINGLE_NODE, request, user, false, null);
  }

  private static IdempotencyKey key(
      RunSubject subject, String text, String user, OnOverlap onOverlap) {
    return new RunRequest(onOverlap, Map.of(), null, text)
        .key(user, subject.trigger())
        .orElseThrow();
  }
}
