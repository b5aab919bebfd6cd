// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RunScriptTest {

  @Test
  void readsTheLineThatStartsJava() throws Exception {
    assertThat(RunScript.parse(JobZip.SCRIPT, "/job"))
        .isEqualTo(
            new RunScript(
                List.of(
                    "-Dtalend.component.manager.m2.repository=/job/../lib", "-Xms8M", "-Xmx64M"),
                List.of(".", "/job", "/job/../lib/routines.jar", "/job/nightly_0_1.jar", ""),
                "demo.nightly_0_1.Nightly",
                List.of("--context=Default")));
  }

  @Test
  void readsQuotesContinuedLinesAndOtherForms() throws Exception {
    var script =
        "#!/bin/sh\r\n  exec /opt/jdk/bin/java $JAVA_OPTS \"-Da=b c\" --add-opens java.base/x=y \\\r\n"
            + " -classpath '${ROOT_PATH}/a b.jar' a.B --context=\"My Context\" $* ${1+\"$@\"}\r\n";

    assertThat(RunScript.parse(script, "/r"))
        .isEqualTo(
            new RunScript(
                List.of("-Da=b c", "--add-opens", "java.base/x=y"),
                List.of("/r/a b.jar"),
                "a.B",
                List.of("--context=My Context")));
  }

  @Test
  void refusesWhatNamesNoClass() {
    assertThatExceptionOfType(TalendException.class)
        .isThrownBy(() -> RunScript.parse("java -cp .", "/r"))
        .withMessage("the script of the job names no class to start");
    assertThatExceptionOfType(TalendException.class)
        .isThrownBy(() -> RunScript.parse("", "/r"))
        .withMessage("the script of the job has no line that starts java");
  }

  @Test
  void readsTheLongestScriptInNoTime() {
    for (var piece : List.of("\"", "\\", "$", "java ", " ", "-cp ", "\\\n", "'\"", "`")) {
      var script = "java " + piece.repeat(1024 * 1024 / piece.length());

      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertThat(
                      org.assertj.core.api.Assertions.catchThrowable(
                          () -> RunScript.parse(script, "/r")))
                  .satisfiesAnyOf(
                      thrown -> assertThat(thrown).isNull(),
                      thrown -> assertThat(thrown).isInstanceOf(TalendException.class)));
    }
  }
}
