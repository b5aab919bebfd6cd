// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import static dev.dispatchee.trigger.draft.Drafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.draft.Drafts;
import dev.dispatchee.trigger.draft.TriggerValidation;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IntervalAnchorTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant ACTIVATED = NOON.minusSeconds(1_000);
  private static final Instant FIRED = NOON.minusSeconds(100);
  private static final IntervalAnchor RUNNING = new IntervalAnchor(ACTIVATED, FIRED);

  @Test
  void anEditKeepsThePhase() {
    var before = definition(hourly());
    assertThat(
            RUNNING.after(
                before, definition(hourly().with("endDate", "2027-01-01T00:00:00Z")), NOON))
        .isEqualTo(ACTIVATED);
  }

  @Test
  void aPauseAndAResumeKeepThePhase() {
    var paused = definition(hourly().with("active", false));
    assertThat(RUNNING.after(definition(hourly()), paused, NOON)).isEqualTo(ACTIVATED);
    assertThat(RUNNING.after(paused, definition(hourly()), NOON)).isEqualTo(ACTIVATED);
  }

  @Test
  void anotherIntervalCountsFromTheLastFire() {
    var after = definition(hourly().with("interval", "PT30M"));
    assertThat(RUNNING.after(definition(hourly()), after, NOON)).isEqualTo(FIRED);
    var cron = definition(aDraft().with("active", true).with("cronExpression", "0 0 * * * ?"));
    assertThat(RUNNING.after(cron, after, NOON)).as("another kind").isEqualTo(FIRED);
  }

  @Test
  void theFirstActivationIsTheFirstFire() {
    assertThat(IntervalAnchor.NONE.after(null, definition(hourly()), NOON)).isEqualTo(NOON);
    var waiting = definition(hourly().with("active", false));
    assertThat(IntervalAnchor.NONE.after(null, waiting, NOON)).isNull();
    assertThat(IntervalAnchor.NONE.after(waiting, definition(hourly()), NOON)).isEqualTo(NOON);
  }

  @Test
  void aStartThatIsTakenAwayLeavesItsPhaseIfItHasBegun() {
    var past = definition(hourly().with("startDate", "2026-11-24T11:45:00Z"));
    assertThat(RUNNING.after(past, definition(hourly()), NOON))
        .isEqualTo(Instant.parse("2026-11-24T11:45:00Z"));
    var ahead = definition(hourly().with("startDate", "2026-11-25T11:45:00Z"));
    assertThat(RUNNING.after(ahead, definition(hourly()), NOON)).isEqualTo(NOON);
  }

  @Test
  void otherKindsHaveNone() {
    var cron = definition(aDraft().with("active", true).with("cronExpression", "0 0 * * * ?"));
    assertThat(RUNNING.after(definition(hourly()), cron, NOON)).isNull();
  }

  private static Drafts hourly() {
    return aDraft().with("active", true).with("interval", "PT1H");
  }

  private static TriggerDefinition definition(Drafts draft) {
    return TriggerValidation.validate(
        draft.build(), type -> Optional.of(Drafts.HELLO), CalendarLookup.NONE, null, NOON);
  }
}
