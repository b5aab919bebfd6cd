// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import static dev.dispatchee.it.account.Story.addressedTo;
import static dev.dispatchee.it.account.Story.as;
import static dev.dispatchee.it.account.Story.at;
import static dev.dispatchee.it.account.Story.attempt;
import static dev.dispatchee.it.account.Story.ending;
import static dev.dispatchee.it.account.Story.manual;
import static dev.dispatchee.it.account.Story.missed;
import static dev.dispatchee.it.account.Story.scheduled;
import static dev.dispatchee.it.account.Story.unwitnessed;
import static dev.dispatchee.it.account.Story.witnessOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule is silent about what is right, and tells what is wrong. */
class RulesTest {

  /** Fires at the seconds 1, 2 and 3, may be tried twice, and is inactive from 3.5 on. */
  private static Story aStory() {
    var rest = "'maxAttempts':2,'timeout':'PT2S','dispatchTaskSettings':{'millis':'60000'}";
    return new Story()
        .created(0.5, "'active':true,'cronExpression':'*/1 * * * * ?'," + rest)
        .ran(1, 1)
        .ran(2, 2)
        .ran(3, 3)
        .updated(3.5, "'active':false,'cronExpression':'*/1 * * * * ?'," + rest);
  }

  private static void assertComplains(Story story, Rule rule, String complaint) {
    assertThat(story.complaints(rule)).anySatisfy(one -> assertThat(one).contains(complaint));
  }

  @Test
  void findNothingWhereEverythingIsRight() {
    for (var rule : Rule.ALL) {
      assertThat(aStory().complaints(rule)).as(rule.toString()).isEmpty();
    }
  }

  @Test
  void takeASecondStartForNoFaultWhereTheDatabaseMayHaveForgottenTheFirst() {
    assertComplains(
        aStory().witness(witnessOf(2, 2.7)).forgotten(0, 2),
        new StartsOnce(),
        "started more than once");
    assertThat(aStory().witness(witnessOf(2, 2.7)).forgotten(2.8, 3).complaints(new StartsOnce()))
        .isEmpty();
  }

  @Test
  void takeARunWithoutALogForNoFaultWhereTheDatabaseMayHaveForgottenIt() {
    assertComplains(
        aStory().withoutLog(2).forgotten(2.3, 3), new StartsOnce(), "ran without a log");
    assertThat(aStory().withoutLog(2).forgotten(2, 2.3).complaints(new StartsOnce())).isEmpty();
  }

  @Test
  void takeAnOverlapForNoFaultOnlyIfTheDatabaseMayHaveForgottenTheEarlierRun() {
    var overlapping = aStory().ran(4, 2.2);
    assertComplains(overlapping.forgotten(2.3, 3), new NoOverlap(), "at the same time");
    assertThat(overlapping.forgotten(2, 2.3).complaints(new NoOverlap())).isEmpty();
  }

  @Test
  void findALostInstant() {
    assertComplains(aStory().withoutLog(2), new EachInstantOnce(), "0 logs for " + at(2));
  }

  @Test
  void findAnInstantThatFiredTwice() {
    assertComplains(aStory().ran(4, 2), new EachInstantOnce(), "2 logs for " + at(2));
  }

  @Test
  void takeOneLogForEachNodeAndNoneBesides() {
    var onTwoNodes =
        aStory().butLog(2, log -> addressedTo("a", log)).log(addressedTo("b", scheduled(4, 2)));
    assertThat(onTwoNodes.complaints(new EachInstantOnce())).isEmpty();

    assertComplains(
        onTwoNodes.log(addressedTo("b", scheduled(5, 2))),
        new EachInstantOnce(),
        "2 logs for " + at(2));
    assertComplains(
        aStory().log(addressedTo("b", scheduled(4, 2))),
        new EachInstantOnce(),
        "2 logs for " + at(2));
  }

  @Test
  void findAFireThatWasNotDue() {
    assertComplains(aStory().ran(4, 2.5), new EachInstantOnce(), "not due then");
  }

  @Test
  void findAFireAfterTheTriggerBecameInactive() {
    assertComplains(aStory().ran(4, 4), new EachInstantOnce(), "not due then");
  }

  @Test
  void takeAMissedLogForItsInstants() {
    var story = aStory().withoutLog(1).withoutLog(2).log(missed(4, 1, 2.0, 2));

    assertThat(story.complaints(new EachInstantOnce())).isEmpty();
  }

  @Test
  void findARangeThatCountsWrongly() {
    var story = aStory().withoutLog(1).withoutLog(2).log(missed(4, 1, 2.0, 3));

    assertComplains(story, new EachInstantOnce(), "it stands for 2 instants");
  }

  @Test
  void findARangeThatCoversWhatRan() {
    assertComplains(
        aStory().withoutLog(1).log(missed(4, 1, 2.0, 2)),
        new EachInstantOnce(),
        "2 logs for " + at(2));
  }

  @Test
  void findAMissedLogWithoutAReason() {
    var story = aStory().butLog(2, log -> as(log, "MISSED", null));

    assertComplains(story, new EachInstantOnce(), "missed without a reason");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUEUED", "IN_PROGRESS"})
  void findARunWithoutAnEnd(String status) {
    assertComplains(
        aStory().butLog(2, log -> as(log, status, null)), new NothingLeftOpen(), "it has no end");
  }

  @Test
  void findASlotThatNobodyFreed() {
    assertComplains(aStory().holdsSlot(2), new NothingLeftOpen(), "log 2 still holds a slot");
  }

  @Test
  void findARunThatTookTooLong() {
    var story = aStory().butLog(2, log -> ending(log, 2.1 + 2 + 5 + 0.5));

    assertComplains(story, new EndsInTime(), "allowed are PT7S");
  }

  @Test
  void allowForTheTimeInWhichTheServerWasNotThere() {
    var story = aStory().butLog(2, log -> ending(log, 2.1 + 2 + 5 + 0.5)).away(3, 4);

    assertThat(story.complaints(new EndsInTime())).isEmpty();
  }

  @Test
  void askNothingOfAnExecutorWhoseWorkIsNotKnownButTheTimeOut() {
    var endless = new Story().created(0.5, "'active':false").log(late());
    var limited = new Story().created(0.5, "'active':false,'timeout':'PT2S'").log(late());

    assertThat(endless.complaints(new EndsInTime())).isEmpty();
    assertComplains(limited, new EndsInTime(), "allowed are PT7S");
  }

  private static RunLog late() {
    return unwitnessed(ending(scheduled(2, 2), 100));
  }

  @Test
  void findARunThatEndedBeforeItStarted() {
    assertComplains(
        aStory().butLog(2, log -> ending(log, 1)), new EndsInTime(), "ended before it started");
  }

  @Test
  void findTwoRunsAtTheSameTime() {
    var story = aStory().butWitness(1, witness -> witness.ended(at(2.3), "returned"));

    assertComplains(story, new NoOverlap(), "at the same time");
  }

  @Test
  void findTwoRunsAtTheSameTimeOfOneNodeIfAllNodesRunThem() {
    var story =
        aStory()
            .updated(4, "'active':false,'dispatchTaskClusterMode':'ALL_NODES'")
            .butWitness(1, witness -> witness.ended(at(2.3), "returned"));

    assertComplains(story, new NoOverlap(), "at the same time");
    assertThat(
            story
                .butWitness(1, witness -> Story.in("another node", witness))
                .complaints(new NoOverlap()))
        .isEmpty();
  }

  @Test
  void takeARunThatWentOnForNoFaultOnlyIfItWasGivenUpSinceItsNodeWasFrozen() {
    var story = aStory().butWitness(1, witness -> witness.ended(at(2.3), "returned"));
    assertComplains(
        story.butLog(1, log -> Story.lost(1, 1, 1.9)).frozen(1.2, 1.8),
        new NoOverlap(),
        "at the same time");
    assertThat(story.frozen(1.2, 2.5).complaints(new NoOverlap())).isEmpty();
    assertComplains(
        story.butLog(1, log -> Story.lost(1, 1, 2.25)), new NoOverlap(), "at the same time");
    assertComplains(
        story.butLog(1, log -> ending(scheduled(1, 1), 1.9)), new NoOverlap(), "at the same time");
  }

  @Test
  void findARunThatWentOnWhileALaterOneStarted() {
    var story = aStory().butWitness(1, witness -> witness.ended(at(3.3), "returned"));

    assertThat(story.complaints(new NoOverlap())).hasSize(2);
  }

  @Test
  void findARunBesideOneOfTheSameProcessThatNeverEnded() {
    var story = aStory().butWitness(1, Story::withoutEnd);

    assertComplains(story, new NoOverlap(), "at the same time");
  }

  @Test
  void takeARunForEndedWithItsProcess() {
    var story =
        aStory()
            .butWitness(2, witness -> null)
            .butWitness(3, witness -> null)
            .butWitness(1, witness -> Story.in("process 0", Story.withoutEnd(witness)));

    assertThat(story.witness(witnessOf(2, 2)).complaints(new NoOverlap())).isEmpty();
  }

  @Test
  void leaveTriggersWithOverlapAlone() {
    var story =
        aStory()
            .updated(4, "'active':false,'overlapAllowed':true")
            .butWitness(1, witness -> witness.ended(at(2.3), "returned"));

    assertThat(story.complaints(new NoOverlap())).isEmpty();
  }

  @Test
  void findASuccessThatNeverRan() {
    assertComplains(
        aStory().butWitness(2, witness -> null), new StartsOnce(), "successful without having run");
  }

  @Test
  void findARunWithoutALog() {
    assertComplains(aStory().withoutLog(2), new StartsOnce(), "ran without a log");
  }

  @Test
  void findARunThatStartedTwice() {
    assertComplains(
        aStory().witness(witnessOf(2, 2.3)), new StartsOnce(), "started more than once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OVERLAP", "TRIGGER_DELETED", "EXECUTOR_MISSING"})
  void findARunThatShouldNotHaveStarted(String reason) {
    assertComplains(
        aStory().butLog(2, log -> as(log, "CANCELED", reason)),
        new StartsOnce(),
        "its log says otherwise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"threw", "interrupted"})
  void findASuccessThatDidNotReturn(String outcome) {
    assertComplains(
        aStory().butWitness(2, witness -> witness.ended(at(2.5), outcome)),
        new StartsOnce(),
        "successful, but did not return");
  }

  @Test
  void findAFailureThatReturned() {
    assertComplains(
        aStory().butLog(2, log -> as(log, "FAILED", null)),
        new StartsOnce(),
        "failed, but did not throw");
  }

  @Test
  void findAFailureThatWasNotTriedAgain() {
    assertComplains(
        aStory().butLog(2, log -> as(log, "FAILED", null)), new Attempts(), "not tried again");
  }

  @Test
  void takeASecondAttemptForWhatItIs() {
    var story =
        aStory()
            .butLog(2, log -> as(log, "FAILED", "NODE_LOST"))
            .log(attempt(scheduled(2, 2), 4, 2, 2.8));

    assertThat(story.complaints(new Attempts())).isEmpty();
    assertThat(story.complaints(new EachInstantOnce())).isEmpty();
  }

  @Test
  void findOneAttemptTooMany() {
    var story =
        aStory()
            .butLog(2, log -> as(log, "FAILED", null))
            .log(as(attempt(scheduled(2, 2), 4, 2, 2.8), "FAILED", null))
            .log(attempt(scheduled(2, 2), 5, 3, 2.9));

    assertComplains(story, new Attempts(), "more than 2 attempts");
  }

  @Test
  void findAnAttemptThatIsThereTwice() {
    var story =
        aStory()
            .butLog(2, log -> as(log, "FAILED", null))
            .log(attempt(scheduled(2, 2), 4, 2, 2.8))
            .log(attempt(scheduled(2, 2), 5, 2, 2.9));

    assertComplains(story, new Attempts(), "not attempt 3");
  }

  @Test
  void findASuccessThatWasTriedAgain() {
    assertComplains(
        aStory().log(attempt(scheduled(2, 2), 4, 2, 2.8)),
        new Attempts(),
        "tried again for no reason");
  }

  @Test
  void askForNoAttemptOfATriggerThatIsGone() {
    var story = aStory().butLog(2, log -> as(log, "FAILED", null)).deleted(5);

    assertThat(story.complaints(new Attempts())).isEmpty();
  }

  @Test
  void findATriggerThatWasMadeAndIsNotThere() {
    var story = aStory();
    story.answers().created(8);

    assertComplains(story, new KeepsItsWord(), "trigger 8 was made and is not there");
  }

  @Test
  void findATriggerThatWasDeletedAndIsThere() {
    var story = aStory();
    story.answers().deleted(Story.TRIGGER);

    assertComplains(story, new KeepsItsWord(), "trigger 7 was deleted and is there");
  }

  @Test
  void findARunByHandThatIsLost() {
    var story = aStory().log(manual(4, 2));
    story.answers().queued(4);
    assertThat(story.complaints(new KeepsItsWord())).isEmpty();

    story.answers().queued(5);

    assertComplains(story, new KeepsItsWord(), "run 5 was queued by hand");
  }

  @Test
  void findAChangeThatIsLost() {
    var story = aStory().updated(4, "'active':false,'description':'kept'");
    story.answers().described(Story.TRIGGER, "kept");
    assertThat(story.complaints(new KeepsItsWord())).isEmpty();

    story.answers().described(Story.TRIGGER, "lost");

    assertComplains(story, new KeepsItsWord(), "lost");
  }

  @Test
  void findARequestThatFailed() {
    var story = aStory();
    story.answers().failed("500");

    assertComplains(story, new AnswersRequests(), "500");
  }
}
