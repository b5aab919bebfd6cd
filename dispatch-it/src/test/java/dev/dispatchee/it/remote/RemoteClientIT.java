// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.Run;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.client.RunPage;
import dev.dispatchee.client.RunQuery;
import dev.dispatchee.client.TaskOrder;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client, in a plain JVM of its own, over the port that serves HTTP. */
class RemoteClientIT extends SharedServerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @RegisterExtension static final ClientJvm CLIENT = new ClientJvm(SharedServer.application());

  @Test
  void submitsARunWaitsForItAndReadsWhatItSaid() {
    var trigger = given.aTrigger().withSetting("message", "Grüße").create();

    var queued = CLIENT.ask(User.RUNNER, ClientCalls.submit(RunOrder.ofTrigger(trigger.id())));
    var run = CLIENT.ask(User.RUNNER, ClientCalls.await(queued.id(), PATIENCE));

    assertThat(run.isSuccessful()).as(run.toString()).isTrue();
    assertThat(run.id()).isEqualTo(queued.id());
    assertThat(run.triggerId()).isEqualTo(trigger.id());
    assertThat(run.requestedBy()).isEqualTo("runner");
    assertThat(run.cause()).isEqualTo("MANUAL");
    assertThat(CLIENT.ask(User.VIEWER, ClientCalls.output(run.id()))).isEqualTo("Grüße\n");
    var log = trigger.log(run.id());
    assertThat(run.startDate()).isEqualTo(log.startDate());
    assertThat(run.endDate()).isEqualTo(log.endDate());
    assertThat(run.node()).isEqualTo("dispatch-it");
  }

  @Test
  void findsATriggerByItsCodeAndGivesItOtherSettings() {
    var code = "remote-" + System.nanoTime();
    var trigger = given.aTrigger().with("externalReferenceCode", code).create();
    var order = RunOrder.ofTrigger(code).withSetting("message", "other");

    var run = submitAndAwait(User.EDITOR, order);

    assertThat(run.triggerId()).isEqualTo(trigger.id());
    assertThat(CLIENT.ask(User.EDITOR, ClientCalls.output(run.id()))).isEqualTo("other\n");
  }

  @Test
  void carriesAnOrderOutOnceHoweverOftenItComesUnderItsKey() {
    var trigger = given.aTrigger().withOverlap().create();
    var order = RunOrder.ofTrigger(trigger.id()).withIdempotencyKey("order 7");

    var first = CLIENT.ask(User.RUNNER, ClientCalls.submit(order));
    var second = CLIENT.ask(User.RUNNER, ClientCalls.submit(order));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(trigger.logs()).hasSize(1);
    assertThat(
            CLIENT.refused(
                User.RUNNER, ClientCalls.submit(order.onOverlap(RunOrder.OnOverlap.QUEUE))))
        .satisfies(told -> assertThat(told.kind()).isEqualTo(Kind.INVALID))
        .satisfies(told -> assertThat(told.code()).isEqualTo("idempotency-key-reused"));
  }

  @Test
  void handsWorkOverForWhichThereIsNoTrigger() {
    var order = TaskOrder.ofType("hello").withSetting("message", "handed over");

    var queued = CLIENT.ask(User.EDITOR, ClientCalls.enqueue(order));
    var run = CLIENT.ask(User.EDITOR, ClientCalls.await(queued.id(), PATIENCE));

    assertThat(run.isSuccessful()).as(run.toString()).isTrue();
    assertThat(run.triggerName()).isEqualTo("Tasks: hello");
    assertThat(run.cause()).isEqualTo("ENQUEUED");
    assertThat(run.requestedBy()).isEqualTo("editor");
    assertThat(CLIENT.ask(User.VIEWER, ClientCalls.output(run.id()))).isEqualTo("handed over\n");
    var ids = CLIENT.ask(User.EDITOR, ClientCalls.enqueueAll("one", "two"));
    assertThat(ids.stream().map(id -> CLIENT.ask(User.EDITOR, ClientCalls.await(id, PATIENCE))))
        .allMatch(Run::isSuccessful);
    assertThat(CLIENT.ask(User.VIEWER, ClientCalls.output(ids.get(1)))).isEqualTo("two\n");
    var later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    var ahead = CLIENT.ask(User.EDITOR, ClientCalls.schedule(later, order));
    assertThat(ahead.plannedDate()).isEqualTo(later);
    CLIENT.ask(User.EDITOR, ClientCalls.cancel(ahead.id()));
  }

  @Test
  void handsWorkOverOnceHoweverOftenItComesUnderItsKey() {
    var order = TaskOrder.ofType("hello").withIdempotencyKey("task " + System.nanoTime());

    var first = CLIENT.ask(User.EDITOR, ClientCalls.enqueue(order));
    var second = CLIENT.ask(User.EDITOR, ClientCalls.enqueue(order));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(
            CLIENT
                .refused(User.EDITOR, ClientCalls.enqueue(order.withSetting("message", "other")))
                .code())
        .isEqualTo("idempotency-key-reused");
  }

  @Test
  void isToldWhatIsWrongWithWork() {
    assertThat(CLIENT.refused(User.EDITOR, ClientCalls.enqueue(TaskOrder.ofType("none"))).code())
        .isEqualTo("unknown-executor-type");
    var wrong = TaskOrder.ofType("hello").withSetting("seconds", "many");
    assertThat(CLIENT.refused(User.EDITOR, ClientCalls.enqueue(wrong)).fields())
        .containsExactly("dispatchTaskSettings.seconds");
    for (var sent :
        List.of(
            "{}",
            "[]",
            "{\"type\":1}",
            "{\"type\":\"hello\",\"settings\":{}}",
            "{\"type\":\"hello\",\"settings\":[1]}",
            "{\"type\":\"hello\",\"settings\":[{\"message\":7}]}")) {
      var answer = CLIENT.ask(User.EDITOR, ClientCalls.rawEnqueueAll(sent));
      assertThat(answer.refusal()).as(sent).isNotNull();
      assertThat(answer.refusal().code()).as(sent).isEqualTo("validation-failed");
    }
  }

  @Test
  void keepsAnOrderForLaterUntilItIsCancelled() {
    var trigger = given.aTrigger().create();
    var later = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    var queued =
        CLIENT.ask(User.RUNNER, ClientCalls.submit(RunOrder.ofTrigger(trigger.id()).at(later)));
    assertThat(queued.status()).isEqualTo("QUEUED");
    assertThat(queued.plannedDate()).isEqualTo(later);
    assertThat(
            CLIENT
                .refused(User.RUNNER, ClientCalls.await(queued.id(), Duration.ofSeconds(1)))
                .kind())
        .isEqualTo(Kind.TIMED_OUT);

    var canceled = CLIENT.ask(User.RUNNER, ClientCalls.cancel(queued.id()));
    assertThat(canceled.status()).isEqualTo("CANCELED");
    assertThat(canceled.ended()).isTrue();
    assertThat(canceled.canceledBy()).isEqualTo("runner");
    assertThat(CLIENT.refused(User.RUNNER, ClientCalls.cancel(queued.id())))
        .satisfies(told -> assertThat(told.kind()).isEqualTo(Kind.CONFLICT))
        .satisfies(told -> assertThat(told.code()).isEqualTo("run-ended"));
  }

  @Test
  void cancelsARunInProgress() {
    var trigger = given.aTrigger().thatTakes(Duration.ofSeconds(60)).create();
    var queued = CLIENT.ask(User.RUNNER, ClientCalls.submit(RunOrder.ofTrigger(trigger.id())));
    trigger.awaitStarted(trigger.log(queued.id()));

    assertThat(
            CLIENT.refused(
                User.RUNNER,
                ClientCalls.submit(
                    RunOrder.ofTrigger(trigger.id()).onOverlap(RunOrder.OnOverlap.REJECT))))
        .satisfies(told -> assertThat(told.code()).isEqualTo("overlap-refused"));
    CLIENT.ask(User.RUNNER, ClientCalls.cancel(queued.id()));
    var run = CLIENT.ask(User.RUNNER, ClientCalls.await(queued.id(), PATIENCE));

    assertThat(run.status()).isEqualTo("CANCELED");
    assertThat(run.reason()).isEqualTo("USER");
  }

  @Test
  void readsALongOutputInPartsThatEndWhereCharactersDo() {
    // Three bytes each, so that no part of 64 KiB would end after a whole one by chance.
    var message = "€".repeat(20_000);
    var trigger =
        given
            .aTrigger()
            .withSetting("message", message)
            .withSetting("outputBytes", "200000")
            .create();
    var run = submitAndAwait(User.RUNNER, RunOrder.ofTrigger(trigger.id()));

    var whole = CLIENT.ask(User.VIEWER, ClientCalls.output(run.id()));
    assertThat(whole).startsWith(message + "\n").isEqualTo(trigger.output(trigger.log(run.id())));

    var middle = CLIENT.ask(User.VIEWER, ClientCalls.part(run.id(), 3));
    assertThat(middle.text()).startsWith("€€").doesNotContain("\uFFFD");
    assertThat(middle.next()).isBetween(65_500L, 65_539L);
    assertThat(middle.hasMore()).isTrue();
    assertThat(CLIENT.ask(User.VIEWER, ClientCalls.part(run.id(), middle.size())))
        .satisfies(part -> assertThat(part.text()).isEmpty())
        .satisfies(part -> assertThat(part.hasMore()).isFalse());
  }

  @Test
  void pagesTheRunsOfATriggerTheNewestFirst() {
    var trigger = given.aTrigger().withOverlap().create();
    var submitted = new ArrayList<Long>();
    for (int i = 0; i < 5; i++) {
      submitted.add(0, submitAndAwait(User.RUNNER, RunOrder.ofTrigger(trigger.id())).id());
    }
    var query = RunQuery.ofTrigger(trigger.id()).withPageSize(2).withStatus("SUCCESSFUL");
    var found = new ArrayList<Long>();
    RunPage page;
    do {
      page = CLIENT.ask(User.VIEWER, ClientCalls.runs(query));
      found.addAll(page.items().stream().map(Run::id).toList());
      query = query.after(page);
    } while (page.nextCursor() != null);

    assertThat(found).isEqualTo(submitted);
    assertThat(
            CLIENT
                .ask(
                    User.VIEWER,
                    ClientCalls.runs(
                        RunQuery.ofTrigger(trigger.id()).withStatus("FAILED", "QUEUED")))
                .items())
        .isEmpty();
  }

  @Test
  void saysWhatIsNotThere() {
    for (var call :
        List.of(
            ClientCalls.submit(RunOrder.ofTrigger(999_999_999L)),
            ClientCalls.submit(RunOrder.ofTrigger("no such code")),
            ClientCalls.look(999_999_999L),
            ClientCalls.cancel(999_999_999L))) {
      var told = CLIENT.refused(User.RUNNER, call);
      assertThat(told.kind()).isEqualTo(Kind.NOT_FOUND);
      assertThat(told.code()).isEqualTo("not-found");
    }
  }

  @Test
  void letsTwoUsersLiveInOneJvm() {
    var trigger = given.aTrigger().withOverlap().create();
    var order = RunOrder.ofTrigger(trigger.id());

    assertThat(CLIENT.ask(User.RUNNER, ClientCalls.submit(order)).requestedBy())
        .isEqualTo("runner");
    assertThat(CLIENT.ask(User.ADMIN, ClientCalls.submit(order)).requestedBy()).isEqualTo("admin");
    assertThat(CLIENT.refused(User.VIEWER, ClientCalls.submit(order)).code())
        .isEqualTo("forbidden");
    assertThat(CLIENT.ask(User.RUNNER, ClientCalls.submit(order)).requestedBy())
        .isEqualTo("runner");
  }

  @Test
  void endsItsConnectionAndItsThreadsWhenItIsClosed() {
    var trigger = given.aTrigger().create();
    var run = submitAndAwait(User.RUNNER, RunOrder.ofTrigger(trigger.id()));
    int others = CLIENT.ask(User.RUNNER, ClientCalls.threads());

    assertThat(CLIENT.ask(User.RUNNER, ClientCalls.lookAndClose(run.id())).isSuccessful()).isTrue();

    await().until(() -> CLIENT.ask(User.RUNNER, ClientCalls.threads()) == others);
    assertThat(CLIENT.ask(User.RUNNER, ClientCalls.look(run.id())).isSuccessful()).isTrue();
    assertThat(CLIENT.failure(User.RUNNER, ClientCalls.askClosed(run.id())))
        .contains("IllegalStateException: the client is closed");
  }

  @Test
  void isSafeForSeveralThreads() {
    var trigger = given.aTrigger().withOverlap().create();
    var order = RunOrder.ofTrigger(trigger.id());

    assertThat(CLIENT.ask(User.ADMIN, ClientCalls.submitAtOnce(order, 20))).hasSize(20);
    assertThat(trigger.logs()).hasSize(20);
    // And once under one key, as when one is not sure whether the first came through.
    assertThat(
            CLIENT.ask(
                User.ADMIN, ClientCalls.submitAtOnce(order.withIdempotencyKey("at once"), 20)))
        .hasSize(1);
    assertThat(trigger.logs()).hasSize(21);
  }

  @Test
  void saysThatAPasswordIsWrong() {
    var told = CLIENT.refused(User.LOCKED.login(), "wrong", ClientCalls.look(1));

    assertThat(told.kind()).isEqualTo(Kind.NOT_ALLOWED);
    assertThat(told.code()).isEqualTo("unauthenticated");
    assertThat(told.message()).contains("password", "remote+http://");
  }

  private Run submitAndAwait(User user, RunOrder order) {
    var queued = CLIENT.ask(user, ClientCalls.submit(order));
    return CLIENT.ask(user, ClientCalls.await(queued.id(), PATIENCE));
  }
}
