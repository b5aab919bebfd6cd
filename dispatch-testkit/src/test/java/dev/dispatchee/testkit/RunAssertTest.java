// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import static dev.dispatchee.testkit.RunAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.PermanentFailureException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunAssertTest {

  private static final RunOutcome GOOD =
      TestRun.of(
              context -> {
                context.output().println("one\ntwo");
                context.progress(50, "half");
                context.state().put("at", "7");
                context.result("7 lines");
              })
          .execute();
  private static final RunOutcome SILENT = TestRun.of(context -> {}).execute();
  private static final RunOutcome BAD =
      TestRun.of(
              context -> {
                throw new IllegalStateException("the moon is full");
              })
          .execute();
  private static final RunOutcome HOPELESS =
      TestRun.of(
              context -> {
                throw new PermanentFailureException("there is no moon");
              })
          .execute();
  private static final RunOutcome REFUSED = TestRun.of(new Greeting()).with("times", "0").execute();
  private static final RunOutcome CANCELED = TestRun.of(Greeting::waits).canceledBefore().execute();

  static Stream<Arguments> sentences() {
    return Stream.of(
        sentence("isSuccessful", RunAssert::isSuccessful, GOOD, BAD),
        sentence("isSuccessful, canceled", RunAssert::isSuccessful, GOOD, CANCELED),
        sentence("hasFailed", RunAssert::hasFailed, BAD, GOOD),
        sentence("hasFailed, canceled", RunAssert::hasFailed, REFUSED, CANCELED),
        sentence("hasFailedWith", run -> run.hasFailedWith("moon is"), BAD, HOPELESS),
        sentence("hasFailedWith, canceled", run -> run.hasFailedWith(""), BAD, CANCELED),
        sentence("isCanceled", RunAssert::isCanceled, CANCELED, GOOD),
        sentence("refusesSetting", run -> run.refusesSetting("times"), REFUSED, BAD),
        sentence("isTriedAgain", RunAssert::isTriedAgain, BAD, HOPELESS),
        sentence("isTriedAgain, refused", RunAssert::isTriedAgain, BAD, REFUSED),
        sentence("isNotTriedAgain", RunAssert::isNotTriedAgain, HOPELESS, BAD),
        sentence("wrote", run -> run.wrote("one\ntwo\n"), GOOD, SILENT),
        sentence("wroteLine", run -> run.wroteLine("two"), GOOD, SILENT),
        sentence("wroteNothing", RunAssert::wroteNothing, SILENT, GOOD),
        sentence("reported", run -> run.reported(50, "half"), GOOD, SILENT),
        sentence("reportedNothing", RunAssert::reportedNothing, SILENT, GOOD),
        sentence("leftResult", run -> run.leftResult("7 lines"), GOOD, SILENT),
        sentence("leftState", run -> run.leftState("at", "7"), GOOD, SILENT));
  }

  private static Arguments sentence(
      String name, UnaryOperator<RunAssert> sentence, RunOutcome good, RunOutcome bad) {
    return Arguments.of(name, sentence, good, bad);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sentences")
  void agreesWithWhatIsTrueAndFailsOtherwise(
      String name, UnaryOperator<RunAssert> sentence, RunOutcome good, RunOutcome bad) {
    sentence.apply(assertThat(good));

    assertThatThrownBy(() -> sentence.apply(assertThat(bad)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("but it is " + bad.status());
  }

  @Test
  void comparesWholeTexts() {
    assertThatThrownBy(() -> assertThat(GOOD).wrote("one\ntwo")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(GOOD).wroteLine("tw")).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(GOOD).reported(51, "half"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(REFUSED).refusesSetting("time"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void showsTheWholeOutcomeAndWhatWasThrown() {
    assertThatThrownBy(() -> assertThat(HOPELESS).isSuccessful())
        .hasMessageContainingAll(
            "expected a run that is SUCCESSFUL",
            "FAILED, PERMANENT_FAILURE",
            "error: there is no moon",
            "no output")
        .cause()
        .isInstanceOf(PermanentFailureException.class);
    assertThat(GOOD.toString()).contains("[50 % half]", "output:\none\ntwo\n");
  }
}
