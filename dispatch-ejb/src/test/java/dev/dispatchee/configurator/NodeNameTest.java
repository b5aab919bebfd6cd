// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.ToldLines;
import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Heartbeats.Holder;
import dev.dispatchee.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NodeNameTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @RegisterExtension private final ToldLines told = new ToldLines("dev.dispatchee.configurator");

  private final NodeName name =
      new NodeName(
          Node.starting("twin", NOON),
          new HeartbeatTimes(Duration.ofSeconds(5), Duration.ofSeconds(15)));

  @Test
  void aDeadStartOfThisServerIsWaitedForInSilence() {
    isHeldBySomebodyWhoSpokeAt(NOON);
    isHeldBySomebodyWhoSpokeAt(NOON);
    isHeldBySomebodyWhoSpokeAt(NOON);
    name.isOurs();

    assertThat(told.lines())
        .containsExactly(
            "DISP00521: Another start as node 'twin' said at 2026-11-24T12:00:00Z that it is alive:"
                + " this one waits until it has given up the name, or has been silent for PT15S",
            "DISP00523: The name of node 'twin' is this start's now");
  }

  @Test
  void aServerThatLivesIsToldOnceWithWhatToSet() {
    isHeldBySomebodyWhoSpokeAt(NOON);
    isHeldBySomebodyWhoSpokeAt(NOON.plusSeconds(5));
    isHeldBySomebodyWhoSpokeAt(NOON.plusSeconds(10));

    assertThat(told.lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("DISP00522: Another server runs as node 'twin', since 2026-11-24T11:00:00Z.")
        .contains("-Djboss.node.name=NAME");
  }

  @Test
  void whatIsToldOnceIsToldAgainWhenTheNameIsLostAgain() {
    isHeldBySomebodyWhoSpokeAt(NOON);
    name.isOurs();
    isHeldBySomebodyWhoSpokeAt(NOON.plusSeconds(60));

    assertThat(told.lines()).filteredOn(line -> line.startsWith("DISP00521")).hasSize(2);
    assertThat(told.lines()).noneMatch(line -> line.startsWith("DISP00522"));
  }

  @Test
  void nothingIsToldOfAStartThatHasItsNameAtOnce() {
    name.isHeld(Optional.empty());
    name.isOurs();

    assertThat(told.lines()).isEmpty();
  }

  private void isHeldBySomebodyWhoSpokeAt(Instant heartbeat) {
    name.isHeld(Optional.of(new Holder("other", NOON.minusSeconds(3600), heartbeat)));
  }
}
