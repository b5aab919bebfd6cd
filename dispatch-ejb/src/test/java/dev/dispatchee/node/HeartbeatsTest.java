// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.node.Heartbeats.Holder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class HeartbeatsTest {

  private final EngineOnDatabase engine;
  private final Node first = Node.starting("twin", EngineOnDatabase.NOON);
  private final Node second = Node.starting("twin", EngineOnDatabase.NOON.plusSeconds(1));

  HeartbeatsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
  }

  @Test
  void aNameIsOneStartsForAsLongAsThatIsAlive() {
    engine.beat(first);
    engine.silence(Duration.ofSeconds(14));

    assertThat(engine.tryBeat(second)).isEmpty();
    assertThat(engine.heartbeats.holderInPlaceOf(second))
        .map(Holder::incarnation)
        .contains(first.incarnation());
    assertThat(engine.tryBeat(first)).isPresent();
    assertThat(engine.heartbeats.holderInPlaceOf(first)).isEmpty();
  }

  @Test
  void theNameOfADeadStartIsHad() {
    engine.beat(first);
    engine.silence(Duration.ofSeconds(16));

    assertThat(engine.tryBeat(second)).isPresent();
    assertThat(engine.tryBeat(first)).as("who is taken for dead has it no more").isEmpty();
    assertThat(engine.heartbeats.holderInPlaceOf(first))
        .map(Holder::incarnation)
        .contains(second.incarnation());
  }

  @Test
  void aNameThatWasGivenUpIsHadAtOnce() {
    engine.beat(first);

    engine.heartbeats.giveUpName(first);

    assertThat(engine.heartbeats.holderInPlaceOf(second)).isEmpty();
    assertThat(engine.tryBeat(second)).isPresent();
  }

  @Test
  void onlyWhoHoldsANameGivesItUp() {
    engine.beat(first);

    engine.heartbeats.giveUpName(second);

    assertThat(engine.tryBeat(second)).isEmpty();
  }

  @Test
  void ofManyThatWantANewNameAtOnceOneHasIt() throws Exception {
    int starts = 8;
    var pool = Executors.newFixedThreadPool(starts);
    try {
      var attempts = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < starts; i++) {
        var start = Node.starting("twin", EngineOnDatabase.NOON);
        attempts.add(() -> engine.tryBeat(start).isPresent());
      }
      int had = 0;
      for (var answer : pool.invokeAll(attempts)) {
        had += answer.get() ? 1 : 0;
      }

      assertThat(had).isEqualTo(1);
    } finally {
      pool.shutdownNow();
    }
  }
}
