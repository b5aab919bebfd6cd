// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.Roles;
import dev.dispatchee.SettableClock;
import dev.dispatchee.access.Caller;
import dev.dispatchee.access.Sight;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogView;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.problem.TooManyRequestsException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LogStreamsTest {

  private static final DispatchLogId LOG = new DispatchLogId(7);

  private final SettableClock clock = new SettableClock(EngineOnDatabase.NOON);
  private final Stored stored = new Stored();
  private final LogStreams streams = new LogStreams(stored, clock);

  @Test
  void tellsTheStateThenWhatIsNewAndTheStateAtTheEnd() {
    stored.is(RunStatus.QUEUED, null, null);
    var told = follow("ann", 0);
    streams.look();
    stored.is(RunStatus.IN_PROGRESS, 50, "half");
    stored.output = "one\n";
    streams.look();
    streams.look();
    stored.output = "one\ntwo\n";
    stored.is(RunStatus.SUCCESSFUL, 100, "done");
    streams.look();

    assertThat(told.events)
        .containsExactly(
            "status QUEUED @0",
            "status IN_PROGRESS @0",
            "progress 50 half @0",
            "output 0 'one\n' @4",
            "progress 100 done @4",
            "output 4 'two\n' @8",
            "status SUCCESSFUL @8",
            "end");
    assertThat(streams.count()).isZero();
  }

  @Test
  void goesOnInTheOutputWhereItsCallerSays() {
    stored.is(RunStatus.SUCCESSFUL, null, null);
    stored.output = "0123456789";
    var told = follow("ann", 4);

    streams.look();

    assertThat(told.events)
        .containsExactly("output 4 '456789' @10", "status SUCCESSFUL @10", "end");
  }

  @Test
  void neverCutsACharacter() {
    stored.is(RunStatus.SUCCESSFUL, null, null);
    stored.output = "aäß€😀".repeat(20_000);
    var told = follow("ann", 0);

    streams.look();

    assertThat(told.text()).isEqualTo(stored.output);
    assertThat(told.events).hasSizeGreaterThan(3);
  }

  @Test
  void startsWithAWholeCharacterWhenItsCallerGoesOnInsideOfOne() {
    stored.is(RunStatus.SUCCESSFUL, null, null);
    stored.output = "ab😀c";
    for (int offset = 2; offset < 6; offset++) {
      var told = follow("ann", offset);
      streams.look();
      assertThat(told.events.get(0)).isEqualTo("output 2 '😀c' @7");
    }
    var beyond = follow("ann", 99);
    streams.look();
    assertThat(beyond.events).containsExactly("status SUCCESSFUL @7", "end");
  }

  @Test
  void waitsForACallerThatIsSlow() {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    var told = follow("ann", 0);
    streams.look();
    told.ready = false;
    stored.output = "more";
    stored.is(RunStatus.FAILED, null, null);
    streams.look();
    assertThat(told.events).containsExactly("status IN_PROGRESS @0");

    told.ready = true;
    streams.look();

    assertThat(told.events).endsWith("output 0 'more' @4", "status FAILED @4", "end");
  }

  @Test
  void saysThatItIsStillHereAfterFifteenSecondsOfSilence() {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    var told = follow("ann", 0);
    streams.look();
    clock.tick(Duration.ofMillis(14_999));
    streams.look();
    assertThat(told.events).hasSize(1);

    clock.tick(Duration.ofMillis(1));
    streams.look();
    streams.look();

    assertThat(told.events).containsExactly("status IN_PROGRESS @0", "still here");
  }

  @Test
  void endsWhenTheLogIsGone() {
    var told = follow("ann", 0);

    streams.look();

    assertThat(told.events).containsExactly("end");
  }

  @Test
  void forgetsWhoHasGone() {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    var told = follow("ann", 0);
    told.gone = true;

    streams.look();

    assertThat(streams.count()).isZero();
    assertThat(told.events).isEmpty();
  }

  @Test
  void letsAUserFollowFourAndAllTogetherFifty() {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    var first = follow("ann", 0);
    for (int i = 1; i < 4; i++) {
      follow("ann", 0);
    }
    assertThatThrownBy(() -> follow("ann", 0)).isInstanceOf(TooManyRequestsException.class);
    first.gone = true;
    follow("ann", 0);

    for (int i = 4; i < 50; i++) {
      follow("user " + i, 0);
    }
    assertThatThrownBy(() -> follow("zoe", 0)).isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void asksNothingWhileNobodyFollows() {
    streams.look();

    assertThat(stored.looks).isZero();
  }

  @Test
  void endsAll() {
    var told = follow("ann", 0);

    streams.endAll();

    assertThat(told.events).containsExactly("end");
    assertThat(streams.count()).isZero();
  }

  @Test
  @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void letsNobodyWaitForACallerThatIsBeingTold() throws Exception {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    var slow = new Slow();
    streams.follow(LOG, caller("ann"), 0, slow);
    var look = CompletableFuture.runAsync(streams::look);
    slow.begun.await();

    follow("bob", 0);

    assertThat(streams.count()).isEqualTo(2);
    slow.may.countDown();
    look.get();
  }

  @Test
  void endsForThoseWhoMayNotSeeTheRunAnyMore() {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    var ann = follow("ann", 0);
    var bob = follow("bob", 0);
    streams.look();
    stored.hiddenFrom.add("ann");
    stored.output = "secret\n";

    streams.look();

    assertThat(ann.events).containsExactly("status IN_PROGRESS @0", "end");
    assertThat(bob.events).containsExactly("status IN_PROGRESS @0", "output 0 'secret\n' @7");
    assertThat(streams.count()).isEqualTo(1);
  }

  @Test
  void tellsTheOthersWhenOneCannotBeTold() {
    stored.is(RunStatus.IN_PROGRESS, null, null);
    streams.follow(LOG, caller("ann"), 0, new Broken());
    var told = follow("bob", 0);

    assertThatThrownBy(streams::look).hasMessage("broken");

    assertThat(told.events).containsExactly("status IN_PROGRESS @0");
  }

  private Told follow(String user, long offset) {
    var told = new Told();
    streams.follow(LOG, caller(user), offset, told);
    return told;
  }

  private static Caller caller(String user) {
    return new Caller(user, Set.of(Roles.VIEWER), Set.of());
  }

  private static final class Stored implements FollowedLogs {

    private final Map<Long, LogView> logs = new HashMap<>();
    private final Set<String> hiddenFrom = new HashSet<>();
    private String output = "";
    private int looks;

    void is(RunStatus status, Integer percent, String message) {
      logs.put(LOG.value(), view(status, percent, message));
    }

    @Override
    public Sight sightOf(Caller follower) {
      return hiddenFrom.contains(follower.user()) ? Sight.of(List.of()) : Sight.EVERYTHING;
    }

    @Override
    public Map<Long, LogView> logs(Collection<Long> ids, Sight sight) {
      if (!sight.isEverything()) {
        return Map.of();
      }
      looks++;
      return logs;
    }

    @Override
    public Map<Long, Long> outputSizes(Collection<Long> ids) {
      return Map.of(LOG.value(), (long) output.getBytes(StandardCharsets.UTF_8).length);
    }

    @Override
    public byte[] output(long id, long first, long end) {
      return Arrays.copyOfRange(output.getBytes(StandardCharsets.UTF_8), (int) first, (int) end);
    }

    private static LogView view(RunStatus status, Integer percent, String message) {
      return new LogView(
          LOG.value(),
          1,
          "trigger",
          status,
          RunCause.MANUAL,
          EngineOnDatabase.NOON,
          EngineOnDatabase.NOON,
          EngineOnDatabase.NOON,
          null,
          null,
          null,
          null,
          1,
          null,
          null,
          null,
          null,
          null,
          "hello",
          null,
          null,
          null,
          0,
          false,
          percent,
          message,
          null,
          null,
          null,
          4,
          null,
          null);
    }
  }

  private static final class Slow extends Told {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch may = new CountDownLatch(1);

    @Override
    public void status(LogView log, long end) {
      begun.countDown();
      try {
        may.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Broken extends Told {

    @Override
    public void status(LogView log, long end) {
      throw new IllegalArgumentException("broken");
    }
  }
}
