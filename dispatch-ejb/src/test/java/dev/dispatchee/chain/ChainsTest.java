// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import static dev.dispatchee.chain.ChainsOnDatabase.ADMIN;
import static dev.dispatchee.chain.ChainsOnDatabase.EDITOR;
import static dev.dispatchee.chain.ChainsOnDatabase.codeOf;
import static dev.dispatchee.chain.ChainsOnDatabase.inOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.CancelRequests;
import dev.dispatchee.log.result.ForceClosing;
import dev.dispatchee.node.Node;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of chains, on both databases. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChainsTest {

  private static final RunStatus SUCCESSFUL = RunStatus.SUCCESSFUL;
  private static final RunStatus FAILED = RunStatus.FAILED;

  private final ChainsOnDatabase chains;
  private final EngineOnDatabase engine;

  ChainsTest(TestDatabase kind) {
    chains = new ChainsOnDatabase(kind);
    engine = chains.engine;
  }

  @Test
  void runsMembersOneAfterTheOtherAndHoldsNoNodeMeanwhile() {
    var first = chains.member();
    var second = chains.member();
    var chain = chains.chainOf(first, second);

    var log = chains.run(chain);

    assertThat(chains.open()).containsExactly(first.trigger().value());
    assertThat(chains.only(chain).status()).isEqualTo("IN_PROGRESS");
    assertThat(chains.only(chain).node()).as("nobody waits").isNull();
    assertThat(chains.only(first).cause()).isEqualTo("CHAIN");
    assertThat(parentOf(first)).isEqualTo(log.value());

    chains.end(chains.work().get(0), SUCCESSFUL, null);
    assertThat(chains.open()).containsExactly(second.trigger().value());

    chains.end(chains.work().get(0), SUCCESSFUL, "done");
    assertThat(chains.only(chain).status()).isEqualTo("SUCCESSFUL");
    assertThat(engine.text("select result_text from dispatch_log where id = " + log))
        .as("the result of the last member is the chain's")
        .isEqualTo("done");
    assertThat(engine.storedOutput()).contains(codeOf(second) + ": SUCCESSFUL, run ");
    assertThat(engine.number("select count(*) from dispatch_chain_run")).isZero();
    assertThat(engine.number("select count(*) from dispatch_chain_member")).isZero();
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
  }

  @Test
  void membersOfOneStepRunInParallelAndTheNextOneWaitsForAllOfThem() {
    var left = chains.member();
    var right = chains.member();
    var last = chains.member();
    var chain =
        chains.chain(
            "[[{\"trigger\":\"%s\"},{\"trigger\":%d}],{\"trigger\":\"%s\"}]"
                .formatted(codeOf(left), right.trigger().value(), codeOf(last)));

    chains.run(chain);
    assertThat(chains.open()).containsOnly(left.trigger().value(), right.trigger().value());

    var runs = chains.work();
    chains.end(runs.get(0), SUCCESSFUL, null);
    assertThat(chains.open()).hasSize(1).doesNotContain(last.trigger().value());
    chains.end(runs.get(1), SUCCESSFUL, null);
    assertThat(chains.open()).containsExactly(last.trigger().value());
  }

  @Test
  void afterAFailureOnlyThoseRunThatAreForItOrForAlways() {
    var fails = chains.member();
    var onSuccess = chains.member();
    var onFailure = chains.member();
    var always = chains.member();
    var chain =
        chains.chain(
            """
            [{"trigger":"%s"},{"trigger":"%s"},
             {"trigger":"%s","on":"failure"},{"trigger":"%s","on":"always"}]
            """
                .formatted(codeOf(fails), codeOf(onSuccess), codeOf(onFailure), codeOf(always)));

    chains.run(chain);
    chains.end(chains.work().get(0), FAILED, null);
    assertThat(chains.open()).containsExactly(onFailure.trigger().value());
    assertThat(chains.succeedAll()).isEqualTo(2);

    assertThat(engine.logsOf(onSuccess.trigger().value())).isEmpty();
    assertThat(engine.logsOf(always.trigger().value())).hasSize(1);
    assertThat(chains.only(chain).status()).isEqualTo("FAILED");
    assertThat(chains.only(chain).error())
        .startsWith(codeOf(fails) + ": FAILED, run ")
        .endsWith("it broke");
    assertThat(engine.storedOutput()).contains(codeOf(onSuccess) + ": SKIPPED");
  }

  @Test
  void withoutAFailureThoseForItAreSkipped() {
    var first = chains.member();
    var onFailure = chains.member();
    var always = chains.member();
    var chain =
        chains.chain(
            "[{\"trigger\":\"%s\"},{\"trigger\":\"%s\",\"on\":\"failure\"},{\"trigger\":\"%s\",\"on\":\"always\"}]"
                .formatted(codeOf(first), codeOf(onFailure), codeOf(always)));

    chains.run(chain);
    assertThat(chains.succeedAll()).isEqualTo(2);

    assertThat(engine.logsOf(onFailure.trigger().value())).isEmpty();
    assertThat(chains.only(chain).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void resultsBecomeSettings() {
    var first = chains.member();
    var second = chains.member();
    var chain =
        chains.chain(
            """
            [{"name":"first","trigger":"%s"},
             {"trigger":"%s","settings":{"name":"order ${members.first.result/order/id}","times":"${members.first.result/n}"}}]
            """
                .formatted(codeOf(first), codeOf(second)));

    chains.run(chain);
    chains.end(chains.work().get(0), SUCCESSFUL, "{\"order\":{\"id\":\"A7\"},\"n\":3}");

    assertThat(chains.settingsOf(second)).isEqualTo("{\"name\":\"order A7\",\"times\":\"3\"}");
  }

  @Test
  void aResultThatDoesNotFitFailsItsMemberInPlainWords() {
    var first = chains.member();
    var second = chains.member();
    var chain =
        chains.chain(
            """
            [{"name":"first","trigger":"%s"},
             {"name":"second","trigger":"%s","settings":{"times":"${members.first.result}"}}]
            """
                .formatted(codeOf(first), codeOf(second)));

    chains.run(chain);
    chains.end(chains.work().get(0), SUCCESSFUL, "many");

    assertThat(engine.logsOf(second.trigger().value())).isEmpty();
    assertThat(chains.only(chain).status()).isEqualTo("FAILED");
    assertThat(chains.only(chain).error())
        .startsWith("second: FAILED: setting 'times': found 'many', allowed: ");
  }

  @Test
  void aResultCannotNameASecret() {
    var first = chains.member();
    var second = chains.member();
    var chain =
        chains.chain(
            """
            [{"name":"first","trigger":"%s"},
             {"name":"second","trigger":"%s","settings":{"token":"${members.first.result}"}}]
            """
                .formatted(codeOf(first), codeOf(second)));

    chains.run(chain);
    chains.end(chains.work().get(0), SUCCESSFUL, "${secret:of-others}");

    assertThat(engine.logsOf(second.trigger().value())).isEmpty();
    assertThat(chains.only(chain).error())
        .isEqualTo("second: FAILED: setting 'token': filled in, it is a reference to a secret");
  }

  @Test
  void waitsForTheLastAttemptOfAMember() {
    var first = chains.aTrigger().withAttempts(2).create();
    var second = chains.member();
    var chain = chains.chainOf(first, second);

    chains.run(chain);
    chains.end(chains.work().get(0), FAILED, null);
    assertThat(chains.open()).containsExactly(first.trigger().value());
    assertThat(chains.only(chain).status()).isEqualTo("IN_PROGRESS");

    engine.clock.tick(Duration.ofMinutes(1));
    var retry = chains.work().get(0);
    assertThat(retry.attempt()).isEqualTo(2);
    assertThat(retry.parent()).isNotNull();
    chains.end(retry, SUCCESSFUL, null);
    assertThat(chains.open()).containsExactly(second.trigger().value());
    chains.succeedAll();
    assertThat(chains.only(chain).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void chainsWithinChainsAreWaitedFor() {
    var member = chains.member();
    var inner = chains.chainOf(member);
    var last = chains.member();
    var outer = chains.chainOf(inner, last);

    chains.run(outer);
    assertThat(chains.work()).as("the chain within begins").isEmpty();
    var run = chains.work();
    assertThat(run)
        .extracting(ClaimedRun::subject)
        .extracting(RunSubject::trigger)
        .containsExactly(member.trigger());
    chains.end(run.get(0), SUCCESSFUL, null);

    assertThat(chains.only(inner).status()).isEqualTo("SUCCESSFUL");
    assertThat(chains.open()).containsExactly(last.trigger().value());
    chains.succeedAll();
    assertThat(chains.only(outer).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void aThousandMembersRunStepByStep() {
    var member = chains.aTrigger().withOverlap().create();
    var json = new StringBuilder("[");
    for (int i = 0; i < 1_000; i++) {
      json.append(i == 0 ? "[" : i % 100 == 0 ? "],[" : ",")
          .append("{\"name\":\"m%d\",\"trigger\":%d}".formatted(i, member.trigger().value()));
    }
    var chain = chains.chain(json.append("]]").toString());

    chains.run(chain);
    assertThat(chains.succeedAll()).isEqualTo(1_000);
    assertThat(chains.only(chain).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void cancelGoesDownToMembersAndThroughChainsWithin() {
    var running = chains.member();
    var waiting = chains.member();
    var inner =
        chains.chain(
            "[[{\"trigger\":\"%s\"},{\"trigger\":\"%s\"}]]"
                .formatted(codeOf(running), codeOf(waiting)));
    var after = chains.member();
    var outer = chains.chain(inOrder(inner, after));
    var log = chains.run(outer);
    chains.starts.start(claimOf(inner).key(), ChainsOnDatabase.planOf(inner));
    chains.goOn();
    var claimed = chains.claim(engine.claims, 1).get(0);

    cancel(log);
    chains.goOn();

    assertThat(engine.number("select count(*) from dispatch_log where status = 'CANCELED'"))
        .as("what waits is canceled at once")
        .isEqualTo(1);
    assertThat(
            engine.text("select canceled_by from dispatch_log where id = " + claimed.key().log()))
        .isEqualTo("eve");
    assertThat(chains.only(outer).status())
        .as("members are accounted for first")
        .isEqualTo("IN_PROGRESS");

    chains.end(claimed, RunStatus.CANCELED, null);
    assertThat(chains.only(inner).status()).isEqualTo("CANCELED");
    assertThat(chains.only(outer).status()).isEqualTo("CANCELED");
    assertThat(chains.only(outer).reason()).isEqualTo("USER");
    assertThat(engine.logsOf(after.trigger().value())).isEmpty();
  }

  @Test
  void aTimeOutOfTheChainCancelsMembers() {
    var member = chains.aTrigger().withAttempts(3).create();
    var chain = chains.chain(chains.aTrigger().withTimeout(Duration.ofMinutes(5)), inOrder(member));
    chains.run(chain);
    var claimed = chains.work().get(0);

    engine.clock.tick(Duration.ofMinutes(5).minusMillis(1));
    chains.goOn();
    assertThat(flagged(claimed)).isFalse();
    engine.clock.tick(Duration.ofMillis(1));
    chains.goOn();
    assertThat(flagged(claimed)).isTrue();

    chains.end(claimed, RunStatus.CANCELED, null);
    assertThat(chains.only(chain).status()).isEqualTo("TIMED_OUT");
    assertThat(chains.only(chain).error()).isEqualTo("it took longer than PT5M");
  }

  @Test
  void membersOfAChainThatIsClosedByForceAreCanceled() {
    var running = chains.member();
    var chain = chains.chainOf(running);
    var log = chains.run(chain);
    var claimed = chains.work().get(0);

    engine.database.inTransaction(
        connection -> ForceClosing.close(connection, log, "ada", engine.clock.instant()));
    chains.goOn();
    assertThat(flagged(claimed)).isTrue();
    chains.end(claimed, RunStatus.CANCELED, null);

    assertThat(chains.only(chain).reason()).isEqualTo("FORCE_CLOSED");
    assertThat(engine.number("select count(*) from dispatch_chain_run")).isZero();
  }

  @Test
  void goesOnWhenTheNodeThatBeganItIsDead() {
    var first = chains.member();
    var second = chains.member();
    var chain = chains.chainOf(first, second);
    engine.beat(engine.node, "hello", "chain");
    chains.run(chain);
    var claimed = chains.work().get(0);
    var other = Node.starting("n2", EngineOnDatabase.NOON);
    engine.silence(Duration.ofHours(1));
    engine.beat(other, "hello", "chain");

    assertThat(engine.lostRuns.endThoseOfTheGone().runs()).containsExactly(claimed.key());
    assertThat(chains.only(chain).status())
        .as("it has no node to be lost with")
        .isEqualTo("IN_PROGRESS");
    chains.goOn();

    assertThat(chains.only(chain).status()).isEqualTo("FAILED");
    assertThat(chains.only(chain).error()).contains(codeOf(first) + ": FAILED", "its node is dead");
    assertThat(engine.logsOf(second.trigger().value())).isEmpty();
  }

  @Test
  void waitsInLineAgainWhenItsNodeDiesBeforeItBegan() {
    var chain = chains.chainOf(chains.member());
    engine.beat(engine.node, "hello", "chain");
    chains.claimed(chain);
    engine.silence(Duration.ofHours(1));
    engine.beat(Node.starting("n2", EngineOnDatabase.NOON), "hello", "chain");

    assertThat(engine.lostRuns.endThoseOfTheGone().runs()).isEmpty();

    assertThat(chains.only(chain).status()).isEqualTo("QUEUED");
    assertThat(engine.number("select count(*) from dispatch_slot")).isZero();
    chains.work();
    chains.succeedAll();
    assertThat(chains.only(chain).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void twoNodesThatTakeItOnAtOnceStartEachMemberOnce() throws Exception {
    var threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 10; round++) {
        var first = chains.member();
        var second = chains.member();
        var log = chains.run(chains.chainOf(first, second));
        engine.results.end(
            List.of(
                new dev.dispatchee.log.result.RunResult(
                    chains.work().get(0),
                    SUCCESSFUL,
                    null,
                    engine.clock.instant(),
                    engine.clock.instant(),
                    null,
                    null,
                    dev.dispatchee.log.result.KeptOutput.NONE,
                    null)));

        var takes = new ArrayList<Callable<ChainSteps.Taken>>();
        for (int i = 0; i < 4; i++) {
          takes.add(() -> chains.steps.take(log));
        }
        for (var taken : threads.invokeAll(takes)) {
          taken.get();
        }
        assertThat(engine.logsOf(second.trigger().value())).hasSize(1);
        chains.succeedAll();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aChainThatIsItsOwnMemberIsRefused() {
    var chain = chains.chainOf(chains.member());
    refused(
            () ->
                chains.save(
                    chain,
                    "[{\"name\":\"me\",\"trigger\":\"%s\"}]".formatted(codeOf(chain)),
                    EDITOR))
        .hasMessageEndingWith("member 'me' is the chain itself");
  }

  @Test
  void aCircleMadeByALaterEditOfAnotherChainIsRefused() {
    var a = chains.chainOf(chains.member());
    var b = chains.chainOf(a);
    var c = chains.chainOf(b);
    refused(() -> chains.save(a, inOrder(c), EDITOR))
        .hasMessageEndingWith(
            "member '%s' runs this chain again, as it is saved or in a run in progress"
                .formatted(codeOf(c)));
  }

  @Test
  void ofTwoEditsThatMakeACircleOnlyTogetherOneIsRefused() throws Exception {
    var threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 5; round++) {
        var a = chains.chainOf(chains.member());
        var b = chains.chainOf(chains.member());
        int refused = 0;
        for (var saved : threads.invokeAll(List.of(saving(a, inOrder(b)), saving(b, inOrder(a))))) {
          refused += saved.get();
        }
        assertThat(refused).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Integer> saving(RunSubject chain, String members) {
    return () -> {
      try {
        engine.database.inTransactionOrAgain(
            connection -> {
              // As a service has it: the rule and what it writes are one transaction.
              chains.rules.save(
                  connection, chain.trigger(), ChainsOnDatabase.settings(members), true, EDITOR);
              return true;
            });
        return 0;
      } catch (ValidationException circle) {
        return 1;
      }
    };
  }

  @Test
  void aCircleWithARunThatWentOnAsItWasIsRefused() {
    var b = chains.chainOf(chains.member());
    var a = chains.chainOf(b);
    chains.run(a);
    chains.save(a, inOrder(chains.member()), EDITOR);

    refused(() -> chains.save(b, inOrder(a), EDITOR))
        .hasMessageContaining("or in a run in progress");
  }

  @Test
  void aCircleThatCameByACodeIsRefusedWhenItRuns() {
    var a = chains.chainOf(chains.member());
    var passed = chains.member();
    var b = chains.chainOf(passed);
    chains.save(a, inOrder(b), EDITOR);
    // The code passes from the member to the chain: nobody has saved a chain.
    engine.update(
        "update dispatch_trigger set external_reference_code = 'x' where id = " + passed.trigger());
    engine.update(
        "update dispatch_trigger set external_reference_code = '%s' where id = %s"
            .formatted(codeOf(passed), a.trigger()));

    notBegun(b)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("runs this chain again");
  }

  @Test
  void anUnknownMemberIsRefusedWhenItIsSavedAndWhenItRuns() {
    var member = chains.member();
    var chain = chains.chainOf(member);
    refused(() -> chains.chain("[{\"trigger\":\"nobody\"},{\"trigger\":987654321}]"))
        .hasMessageContaining(
            "there is no trigger of member 'nobody' (code nobody), member '987654321' (id 987654321)");

    engine.update("delete from dispatch_trigger where id = " + member.trigger());
    notBegun(chain)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("there is no trigger of member '%s'".formatted(codeOf(member)));
  }

  @Test
  void aMemberThatIsDeletedMeanwhileFailsInPlainWords() {
    var first = chains.member();
    var second = chains.member();
    var chain = chains.chainOf(first, second);
    chains.run(chain);
    engine.update("delete from dispatch_trigger where id = " + second.trigger());
    chains.succeedAll();

    assertThat(chains.only(chain).error())
        .isEqualTo(codeOf(second) + ": FAILED: its trigger was deleted");
  }

  @Test
  void aDeactivatedMemberKeepsTheChainFromBeginning() {
    var free = chains.member();
    var scheduled = chains.aTrigger().withCron("0 0 0 * * ?").create();
    var chain = chains.chainOf(free, scheduled);

    notBegun(chain)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "member '%s': trigger '%s' is inactive, allowed: active, or without a schedule"
                .formatted(codeOf(scheduled), scheduled.triggerName()));
  }

  @Test
  void aMemberWithoutAnExecutorIsRefusedWhenItIsSavedAndKeepsTheChainFromBeginning() {
    var free = chains.member();
    var gone = chains.aTrigger().ofExecutor("gone").create();
    refused(() -> chains.save(chains.chainOf(free), inOrder(gone), ADMIN))
        .hasMessageEndingWith("no node has an executor of type 'gone'");

    var chain = chains.chainOf(free);
    chains.types.put("gone", chains.types.get("hello"));
    chains.save(chain, inOrder(free, gone), ADMIN);
    chains.types.remove("gone");
    notBegun(ChainsOnDatabase.with(chain, inOrder(free, gone)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("no node has an executor of type 'gone'");
  }

  @Test
  void whoSavesMustHaveTheRightToChangeEachMember() {
    var restricted = chains.aTrigger().ofExecutor("shell").create();
    assertThatExceptionOfType(ForbiddenException.class)
        .isThrownBy(() -> chains.chainOf(restricted))
        .withMessageContaining("executor 'shell' in a chain needs role dispatch-admin");

    var ofAdmin = chains.chainOf(chains.member());
    chains.save(ofAdmin, inOrder(restricted), ADMIN);
    assertThatExceptionOfType(ForbiddenException.class)
        .as("through a chain within, too")
        .isThrownBy(() -> chains.chainOf(ofAdmin));
    var system = chains.member();
    engine.update(
        "update dispatch_trigger set system_trigger = true where id = " + system.trigger());
    assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> chains.chainOf(system));
  }

  @Test
  void aMemberThatNamesGroupsTakesOneOfThoseThatMayEditIt() {
    var member = chains.member();
    access(member, new AccessGroups(List.of("ours", "seen"), List.of(), List.of("ours")));
    var us = new ChainSaver("us", false, Set.of("ours"));
    var chain = chains.chainOf(chains.member());

    refused(() -> chains.save(chain, inOrder(member), EDITOR))
        .hasMessageContaining("there is no trigger of member");
    assertThatExceptionOfType(ForbiddenException.class)
        .isThrownBy(
            () -> chains.save(chain, inOrder(member), new ChainSaver("x", false, Set.of("seen"))))
        .withMessageNotContaining("trigger " + member.trigger());
    chains.save(chain, inOrder(member), us);
    chains.run(ChainsOnDatabase.with(chain, inOrder(member)));
    assertThat(chains.open()).contains(member.trigger().value());
    chains.succeedAll();

    access(member, new AccessGroups(List.of(), List.of(), List.of("theirs")));
    notBegun(ChainsOnDatabase.with(chain, inOrder(member)))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("'us' saved the chain");
  }

  @Test
  void aRunWithOtherSettingsTellsNoMoreOfAHiddenMemberThanThatThereIsNone() {
    var theirs = new AccessGroups(List.of("theirs"), List.of(), List.of("theirs"));
    var hidden = chains.member();
    access(hidden, theirs);
    notBegun(ChainsOnDatabase.with(chains.chainOf(chains.member()), inOrder(hidden)))
        .hasMessageContaining("there is no trigger of member");

    var chain = chains.chainOf(chains.member());
    var around = chains.chainOf(chain);
    access(around, theirs);
    notBegun(ChainsOnDatabase.with(chain, inOrder(around)))
        .hasMessageContaining("there is no trigger of member");
  }

  private void access(RunSubject trigger, AccessGroups access) {
    engine.update(
        "update dispatch_trigger set access_groups = '%s' where id = %s"
            .formatted(access.text(), trigger.trigger()));
  }

  @Test
  void theRightIsThatOfWhoSavedAndIsAskedForAgainWhenItRuns() {
    var member = chains.member();
    var restricted = chains.aTrigger().ofExecutor("shell").create();
    var chain = chains.chainOf(member);

    chains.save(chain, inOrder(restricted), ADMIN);
    chains.run(ChainsOnDatabase.with(chain, inOrder(restricted)));
    assertThat(chains.open()).contains(restricted.trigger().value());
    chains.succeedAll();

    // Other settings than those that the administrator saved.
    var other = inOrder(restricted, member);
    notBegun(ChainsOnDatabase.with(chain, other))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("without which 'ada' saved the chain or this run has other settings");

    var ofEditor = chains.chainOf(member);
    chains.types.put("hello", chains.types.get("shell"));
    notBegun(ofEditor)
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining("without which 'ed' saved the chain");
  }

  @Test
  void settingsForAMemberThatTheyDoNotFitAreRefused() {
    var member = chains.member();
    refused(
            () ->
                chains.chain(
                    "[{\"trigger\":\"%s\",\"settings\":{\"times\":\"many\"}}]"
                        .formatted(codeOf(member))))
        .hasMessageContaining("setting 'times': found 'many', allowed: ");
    var inner = chains.chainOf(member);
    refused(
            () ->
                chains.chain(
                    "[{\"trigger\":\"%s\",\"settings\":{\"members\":\"[]\"}}]"
                        .formatted(codeOf(inner))))
        .hasMessageContaining("is a chain itself, found settings for it, allowed: none");
  }

  @Test
  void membersOfAPausedSchedulerWaitUnlessSomebodyAskedForTheChain() {
    var member = chains.member();
    chains.run(chains.chainOf(member));
    engine.pause();
    assertThat(chains.work()).hasSize(1);

    engine.resume();
    var scheduled = chains.chainOf(chains.member());
    engine.queue(
        dev.dispatchee.log.queue.NewRun.scheduled(scheduled, engine.clock.instant(), Node.ANY));
    var run = chains.claim(engine.claims, 1).get(0);
    chains.starts.start(run.key(), ChainsOnDatabase.planOf(scheduled));
    chains.goOn();
    engine.pause();
    assertThat(chains.work()).isEmpty();
  }

  private ClaimedRun claimOf(RunSubject chain) {
    var run = chains.claim(engine.claims, 1).get(0);
    assertThat(run.subject().trigger()).isEqualTo(chain.trigger());
    return run;
  }

  private void cancel(DispatchLogId log) {
    Instant now = engine.clock.instant();
    engine.database.inTransaction(connection -> CancelRequests.ask(connection, log, "eve", now));
  }

  private boolean flagged(ClaimedRun run) {
    return engine.number(
            "select count(*) from dispatch_log where cancel_date is not null and id = "
                + run.key().log())
        == 1;
  }

  private long parentOf(RunSubject member) {
    return engine.number(
        "select parent_log_id from dispatch_log where trigger_id = " + member.trigger());
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable save) {
    return org.assertj.core.api.Assertions.assertThatThrownBy(save)
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("dispatchTaskSettings.members: ");
  }

  /** Nothing of it is done, and its node has it. */
  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> notBegun(
      RunSubject chain) {
    var run = chains.claimed(chain);
    var thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> chains.starts.start(run.key(), ChainsOnDatabase.planOf(chain)));
    assertThat(chains.starts.hasBegun(run.key(), run.token())).isFalse();
    assertThat(
            engine.number(
                "select count(*) from dispatch_chain_run where log_id = " + run.key().log()))
        .isZero();
    assertThat(
            engine.number(
                "select count(*) from dispatch_log where parent_log_id = " + run.key().log()))
        .isZero();
    assertThat(engine.text("select node from dispatch_log where id = " + run.key().log()))
        .isEqualTo("n1");
    return assertThat(thrown);
  }
}
