package ${package};

import static dev.dispatchee.testkit.RunAssert.assertThat;

import dev.dispatchee.testkit.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class ${className}Test {

  private final TestRun run = TestRun.of(new ${className}());

  @Test
  void greetsTheWorldUnlessItIsToldWhom() {
    assertThat(run.execute()).isSuccessful().wrote("Hello, World!\n");
  }

  @Test
  void greetsEverybodyAndSaysHowFarItIs() {
    var settings = new ${className}.Settings("Good morning", List.of("Ada", "Grace"));

    assertThat(run.with(settings).execute())
        .isSuccessful()
        .wrote("Good morning, Ada!\nGood morning, Grace!\n")
        .reported(50, "greeted Ada")
        .reported(100, "greeted Grace");
  }

  @Test
  void refusesSettingsThatItDoesNotKnow() {
    assertThat(run.with("greting", "Hi").execute()).refusesSetting("greting").wroteNothing();
  }

  @Test
  void endsWhenItIsCanceled() {
    assertThat(run.canceledBefore().execute()).isCanceled().wroteNothing();
  }
}
