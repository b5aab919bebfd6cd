// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.DispatchTaskTrigger;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.api.settings.SecretReference;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TestRunTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456Z");

  @Test
  void isAFirstAttemptWithoutMore() {
    var run = TestRun.of(context -> {}).prepare();

    assertThat(run.attempt()).isEqualTo(1);
    assertThat(run.settings().asMap()).isEmpty();
    assertThat(run.lastSuccess()).isEmpty();
    assertThat(run.isCanceled()).isFalse();
    assertThat(run.triggerName()).isEqualTo("test");
    assertThat(run.plannedDate()).isEqualTo("2026-01-01T00:00:00Z");
  }

  @Test
  void tellsTheExecutorWhatTheTestSays() {
    var run =
        TestRun.of(context -> {})
            .ofTrigger("nightly")
            .plannedFor(NOON)
            .attempt(3)
            .lastSuccessAt(Instant.EPOCH)
            .with("a", "b")
            .prepare();

    assertThat(run.triggerName()).isEqualTo("nightly");
    assertThat(run.plannedDate()).as("in milliseconds").isEqualTo("2026-05-01T12:00:00.123Z");
    assertThat(run.attempt()).isEqualTo(3);
    assertThat(run.lastSuccess()).contains(Instant.EPOCH);
    assertThat(run.settings().asMap()).isEqualTo(Map.of("a", "b"));
    assertThat(TestRun.of(context -> {}).plannedForNow(TestClock.at(NOON)).prepare().plannedDate())
        .isEqualTo(run.plannedDate());
  }

  @Test
  void hasOneIdempotencyKeyForAllAttemptsOfAFireAndAnotherForTheNextFire() {
    var fire = TestRun.of(context -> {}).plannedFor(NOON);
    var first = fire.prepare();
    var second = fire.attempt(2).prepare();
    var next = fire.plannedFor(NOON.plusMillis(1)).prepare();

    assertThat(second.idempotencyKey()).isEqualTo(first.idempotencyKey());
    assertThat(next.idempotencyKey()).isNotEqualTo(first.idempotencyKey());
    assertThat(second.dispatchLogId()).isEqualTo(first.dispatchLogId() + 1);
    assertThat(second.dispatchTriggerId()).isEqualTo(first.dispatchTriggerId());
  }

  @Test
  void keepsWhatTheExecutorLeaves() {
    var run =
        TestRun.of(
                context -> {
                  var runs = context.state().get("runs").orElse("0");
                  context.state().put("runs", runs + "1");
                  context.state().remove("old");
                  context.result("run " + runs);
                })
            .withState("runs", "4")
            .withState("old", "gone soon");

    assertThat(run.execute().result()).contains("run 4");
    assertThat(run.execute().state()).isEqualTo(Map.of("runs", "41"));
    assertThat(TestRun.of(context -> {}).execute().result()).isEmpty();
  }

  @Test
  void asksWhetherATriggerIsReadyWithItsSettingsAndReferencesInPlaceOfSecrets() {
    var demanding =
        new DispatchTaskExecutor() {
          @Override
          public void execute(DispatchTaskContext context) {
            context.output().print("done");
          }

          @Override
          public Optional<String> notReady(DispatchTaskTrigger trigger) {
            return trigger.settings().get("file").isPresent()
                ? Optional.empty()
                : Optional.of(" no file\nfor " + trigger.triggerName() + " ");
          }
        };

    assertThat(TestRun.of(demanding).ofTrigger("nightly").notReady())
        .contains("no file for nightly");
    assertThat(TestRun.of(demanding).with("file", "x").notReady()).isEmpty();
    assertThat(TestRun.of(context -> {}).notReady()).isEmpty();
    assertThat(TestRun.of(new TellsItsToken("")).with("token", "hunter2-of-the-mail").notReady())
        .contains("no token ${secret:test.0}");
  }

  @Test
  void refusesAnAttemptThatThereIsNot() {
    var run = TestRun.of(context -> {}).attempt(0);

    assertThatThrownBy(run::prepare).hasMessage("attempt 0, allowed: 1 or more");
  }

  @Test
  void checksSettingsBeforeTheExecutorIsCalled() {
    var called = new AtomicBoolean();
    var executor =
        new Greeting() {
          @Override
          protected void doExecute(DispatchTaskContext context) {
            called.set(true);
          }
        };

    var outcome = TestRun.of(executor).with("times", "4").with("nme", "Ada").execute();

    assertThat(called).isFalse();
    assertThat(outcome.status()).isEqualTo(RunStatus.FAILED);
    assertThat(outcome.reason()).contains(EndReason.SETTINGS_INVALID);
    assertThat(outcome.isTriedAgain()).isFalse();
    assertThat(outcome.settingsFaults()).extracting("key").containsExactly("times", "nme");
    assertThat(outcome.error()).contains("found '4', allowed: a whole number from 1 to 3");
    assertThatThrownBy(() -> TestRun.of(executor).with("times", "4").prepare())
        .isInstanceOf(InvalidSettingsException.class);
  }

  @Test
  void givesSecretsByValueAndKeepsThemOutOfWhatIsTold() {
    var outcome =
        TestRun.of(new TellsItsToken("Bearer ")).with("token", "hunter2-of-the-mail").execute();

    assertThat(outcome.output()).isEqualTo("Bearer ***\n");
    assertThat(outcome.progress()).containsExactly(new ReportedProgress(100, "told ***"));
    assertThat(outcome.error()).isEqualTo("refused: ***");
    assertThat(outcome.thrown().orElseThrow()).hasMessage("refused: hunter2-of-the-mail");
  }

  @Test
  void resolvesReferencesToSecrets() {
    var run =
        TestRun.of(new TellsItsToken(""))
            .with("token", "${secret:mail.token}")
            .withSecret(new SecretReference("mail.token"), "hunter2-of-the-mail");

    assertThat(run.prepare().settings().require("token")).isEqualTo("hunter2-of-the-mail");
    assertThat(run.execute().output()).isEqualTo("***\n");
    assertThat(TestRun.of(new Greeting()).with("token", "${secret:lost}").execute().error())
        .contains("no secret 'lost'", "dispatch.secret.lost");
  }

  @Test
  void endsAsTheEngineEndsIt() {
    assertThat(endOf(context -> {})).isEqualTo("SUCCESSFUL, again: false");
    assertThat(
            endOf(
                context -> {
                  throw new IOException("away");
                }))
        .isEqualTo("FAILED, again: true, error: away");
    assertThat(
            endOf(
                context -> {
                  throw new PermanentFailureException("no such order");
                }))
        .isEqualTo("FAILED, PERMANENT_FAILURE, again: false, error: no such order");
    assertThat(
            endOf(
                context -> {
                  context.error().println(" the disk is full ");
                  throw new StackOverflowError();
                }))
        .isEqualTo("FAILED, again: true, error: the disk is full");
    assertThat(
            endOf(
                context -> {
                  throw new IllegalStateException();
                }))
        .isEqualTo("FAILED, again: true, error: java.lang.IllegalStateException");
  }

  @Test
  void passesOnTheAssertionsOfTheTest() {
    var run =
        TestRun.of(
            context -> {
              throw new AssertionError("not what the test wants");
            });

    assertThatThrownBy(run::execute).hasMessage("not what the test wants");
    assertThatThrownBy(() -> run.start().await())
        .isInstanceOf(AssertionError.class)
        .rootCause()
        .hasMessage("not what the test wants");
  }

  @Test
  void isCanceledBeforeItStarts() {
    var outcome = TestRun.of(Greeting::waits).canceledBefore().execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.CANCELED);
    assertThat(outcome.reason()).contains(EndReason.USER);
    assertThat(outcome.error()).isEqualTo("it was canceled");
    assertThat(outcome.thrown()).get().isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).as("left behind").isFalse();
  }

  @Test
  void isCanceledByWhatTheExecutorCalls() {
    var called = new Runnable[1];
    var run =
        TestRun.of(
                context -> {
                  called[0].run();
                  context.output().print("canceled: " + context.isCanceled());
                  context.error().print("half of it is done");
                })
            .prepare();
    called[0] = run::cancel;

    var outcome = run.execute();

    assertThat(outcome.status()).isEqualTo(RunStatus.CANCELED);
    assertThat(outcome.output()).isEqualTo("canceled: true");
    assertThat(outcome.error())
        .isEqualTo("half of it is done\nit was canceled, but its executor ended normally");
    assertThat(Thread.interrupted()).as("left behind").isFalse();
  }

  @Test
  void executesARunOnceAndADescriptionOften() {
    var described = TestRun.of(context -> context.output().print("worked"));
    var run = described.prepare();
    run.execute();

    assertThatThrownBy(run::execute).isInstanceOf(IllegalStateException.class);
    assertThat(described.execute().output()).isEqualTo("worked");
  }

  private static String endOf(dev.dispatchee.api.DispatchTaskExecutor executor) {
    var outcome = TestRun.of(executor).execute();
    return outcome.status()
        + outcome.reason().map(reason -> ", " + reason).orElse("")
        + ", again: "
        + outcome.isTriedAgain()
        + (outcome.error().isEmpty() ? "" : ", error: " + outcome.error());
  }

  /** Tells its token in every way. */
  private static final class TellsItsToken extends Greeting {

    private final String before;

    TellsItsToken(String before) {
      this.before = before;
    }

    @Override
    protected void doExecute(DispatchTaskContext context) {
      var token = context.settings().as(Settings.class).token().orElseThrow();
      context.output().println(before + token);
      context.progress(101, "told\n" + token);
      throw new IllegalStateException("refused: " + token);
    }

    @Override
    public Optional<String> notReady(DispatchTaskTrigger trigger) {
      return trigger.settings().as(Settings.class).token().map("no token "::concat);
    }
  }
}
