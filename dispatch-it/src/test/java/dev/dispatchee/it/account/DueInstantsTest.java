// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import static dev.dispatchee.it.account.Story.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/**
 * The rule {@link EachInstantOnce} computes what was due; here by the instants that it asks for.
 */
class DueInstantsTest {

  private final EachInstantOnce rule = new EachInstantOnce();

  @Test
  void countsAnIntervalFromTheMomentOfActivation() {
    var story =
        new Story()
            .created(0.25, "'active':true,'interval':'PT2S'")
            .ran(1, 0.25)
            .ran(2, 2.25)
            .updated(3, "'active':false,'interval':'PT2S'");

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void countsAnIntervalFromItsStartAlsoWhenThatIsPast() {
    var story =
        new Story()
            .created(5, "'active':true,'interval':'PT3S','startDate':'%s'".formatted(at(1)))
            .ran(1, 7)
            .ran(2, 10)
            .updated(11, "'active':false,'interval':'PT3S','startDate':'%s'".formatted(at(1)));

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void countsSecondsOfTheMinuteUpToTheEndInclusive() {
    var cron = "'cronExpression':'*/2 * * * * ?','endDate':'%s'".formatted(at(4));
    var story =
        new Story()
            .created(0.5, "'active':true," + cron)
            .ran(1, 2)
            .ran(2, 4)
            .updated(9, "'active':false," + cron);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void countsASingleInstantOnce() {
    var once = "'runOnceDate':'%s'".formatted(at(3));
    var story =
        new Story()
            .created(0, "'active':true," + once)
            .ran(1, 3)
            .updated(9, "'active':false," + once);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void leavesToTheOldScheduleWhatWasDueBeforeAChange() {
    var story =
        new Story()
            .created(0.5, "'active':true,'cronExpression':'*/1 * * * * ?'")
            .ran(1, 1)
            .ran(2, 2)
            .updated(2.5, "'active':true,'cronExpression':'*/5 * * * * ?'")
            .ran(3, 5)
            .deleted(8);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void goesOnCountingWhenSomethingElseIsChanged() {
    var story =
        new Story()
            .created(0, "'active':true,'interval':'PT2S','priority':1")
            .ran(1, 0)
            .updated(1, "'active':true,'interval':'PT2S','priority':2")
            .ran(2, 2)
            .deleted(3);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void keepsThePhaseOfAnIntervalThroughAPauseAndAnotherEnd() {
    var interval = "'interval':'PT2S'";
    var story =
        new Story()
            .created(0.25, "'active':true," + interval)
            .ran(1, 0.25)
            .updated(1, "'active':false," + interval)
            .updated(3, "'active':true," + interval)
            .ran(2, 4.25)
            .updated(5, "'active':true,'endDate':'%s',%s".formatted(at(7), interval))
            .ran(3, 6.25)
            .deleted(9);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void countsANewIntervalFromTheLastFire() {
    var story =
        new Story()
            .created(0.5, "'active':true,'cronExpression':'*/1 * * * * ?'")
            .ran(1, 1)
            .ran(2, 2)
            .updated(2.5, "'active':true,'interval':'PT3S'")
            .ran(3, 5)
            .updated(6, "'active':true,'interval':'PT2S'")
            .ran(4, 7)
            .deleted(8);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void keepsThePhaseThatAStartHasGiven() {
    var story =
        new Story()
            .created(0, "'active':true,'interval':'PT2S','startDate':'%s'".formatted(at(0.5)))
            .ran(1, 0.5)
            .updated(1, "'active':true,'interval':'PT2S'")
            .ran(2, 2.5)
            .deleted(4);

    assertThat(story.complaints(rule)).isEmpty();
  }

  @Test
  void refusesAFormThatItDoesNotKnow() {
    var story =
        new Story()
            .created(0, "'active':true,'cronExpression':'0 0 2 * * ?'")
            .updated(9, "'active':false,'cronExpression':'0 0 2 * * ?'");

    assertThatIllegalArgumentException().isThrownBy(() -> story.complaints(rule));
  }
}
