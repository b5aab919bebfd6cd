// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.EntitySessions;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.node.Node;
import dev.dispatchee.schedule.StartJitter;
import dev.dispatchee.trigger.DispatchTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ShownLogsTest {

  private static final Instant DUE = EngineOnDatabase.NOON;
  private static final Duration HOUR = Duration.ofHours(1);

  private final EngineOnDatabase engine;
  private final SessionFactory sessions;

  ShownLogsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    sessions =
        EntitySessions.on(engine.database.dataSource(), DispatchTrigger.class, DispatchLog.class);
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void aFireMayStartWhenWhatItIsPutOffByIsOver() {
    var subject = engine.aTrigger().withJitter(HOUR).create();
    var putOff = StartJitter.of(subject.trigger().value(), HOUR);
    assertThat(putOff).isPositive();

    assertThat(earliestStart(subject, NewRun.scheduled(subject, DUE, Node.ANY), HOUR))
        .as("put into line late")
        .isEqualTo(DUE.plus(putOff));
    assertThat(earliestStart(subject, NewRun.manual(subject, DUE, Node.ANY, false, "a"), HOUR))
        .as("asked for by somebody")
        .isEqualTo(DUE);
  }

  @Test
  void aFireThatIsNotPutOffMayStartWhenItIsDue() {
    var subject = engine.aTrigger().create();

    assertThat(earliestStart(subject, NewRun.scheduled(subject, DUE, Node.ANY), HOUR))
        .isEqualTo(DUE);
  }

  @Test
  void whatWasInLineBeforeWasNotPutOffByThatMuch() {
    var subject = engine.aTrigger().withJitter(HOUR).create();
    var soon = Duration.ofSeconds(1);

    assertThat(earliestStart(subject, NewRun.scheduled(subject, DUE, Node.ANY), soon))
        .isEqualTo(DUE.plus(soon));
    assertThat(
            earliestStart(subject, NewRun.scheduled(subject, DUE, Node.ANY), soon.minusMillis(1)))
        .isEqualTo(DUE);
  }

  private Instant earliestStart(RunSubject subject, NewRun run, Duration queuedAfter) {
    engine.update("delete from dispatch_log where trigger_id = " + subject.trigger());
    engine.database.inTransaction(
        connection -> engine.inserts.insert(connection, List.of(run), DUE.plus(queuedAfter)));
    var waiting = new WaitingRuns(engine.database, engine.clock);
    return sessions.fromTransaction(
        session -> {
          var logs = session.createSelectionQuery("from DispatchLog", DispatchLog.class).list();
          return waiting.show(logs, false).get(0).earliestStartDate();
        });
  }
}
