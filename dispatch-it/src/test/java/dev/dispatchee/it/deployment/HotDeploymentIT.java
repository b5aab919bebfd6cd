// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.CallerBean;
import dev.dispatchee.it.probe.DeafExecutor;
import dev.dispatchee.it.probe.FatalExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.probe.ReportingExecutor;
import dev.dispatchee.it.probe.RequestBean;
import dev.dispatchee.it.probe.ScopelessExecutor;
import dev.dispatchee.it.probe.SecondHelloExecutor;
import dev.dispatchee.it.probe.VanishingExecutor;
import dev.dispatchee.it.server.SharedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executors that are deployed beside the EAR while it runs. */
class HotDeploymentIT extends SharedServerTest {

  private static final String VANISHING = "vanishing";
  private static final String WEB = "vanishing-web";
  private static final String SECOND_HELLO = "second-hello";
  private static final String SCOPELESS = "scopeless";
  private static final String UNDECLARED = "undeclared";
  private static final Duration GRACE = Duration.ofSeconds(3);

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "probes", testable = false)
  static JavaArchive probes() {
    return Probes.archive(
        "probes",
        ReportingExecutor.class,
        DeafExecutor.class,
        FatalExecutor.class,
        CallerBean.class,
        RequestBean.class);
  }

  @Deployment(name = VANISHING, testable = false, managed = false)
  static JavaArchive vanishing() {
    return Probes.archive(VANISHING, VanishingExecutor.class);
  }

  @Deployment(name = WEB, testable = false, managed = false)
  static WebArchive web() {
    return Probes.webArchive(WEB, VanishingExecutor.class);
  }

  @Deployment(name = SECOND_HELLO, testable = false, managed = false)
  static JavaArchive secondHello() {
    return Probes.archive(SECOND_HELLO, SecondHelloExecutor.class);
  }

  @Deployment(name = SCOPELESS, testable = false, managed = false)
  static JavaArchive scopeless() {
    return Probes.archive(SCOPELESS, ScopelessExecutor.class);
  }

  @Deployment(name = UNDECLARED, testable = false, managed = false)
  static JavaArchive undeclared() {
    return ShrinkWrap.create(JavaArchive.class, UNDECLARED + ".jar")
        .addClass(ScopelessExecutor.class);
  }

  @ParameterizedTest
  @CsvSource({
    SCOPELESS + ", DISP00518, needs a scope",
    UNDECLARED + ", DISP00519, Dependencies: deployment.dispatch.ear services"
  })
  void tellsOfExecutorsThatTheServerDoesNotSee(String deployment, String number, String mend) {
    long mark = SharedServer.log().mark();
    deployer.deploy(deployment);
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  SharedServer.log().since(mark).stream()
                      .anyMatch(
                          line ->
                              line.contains(number)
                                  && line.contains("'" + deployment + ".jar'")
                                  && line.contains(ScopelessExecutor.class.getName())
                                  && line.contains(mend)));
    } finally {
      deployer.undeploy(deployment);
    }
    assertThat(SharedServer.log().since(mark))
        .filteredOn(line -> line.contains("DISP0051"))
        .filteredOn(line -> line.contains("that are no executors"))
        .hasSize(1);
  }

  @Test
  void tellsOfExecutorsThatComeAndGoByTheNameOfTheirDeployment() {
    var executor = "'%s' of %s.war".formatted(VanishingExecutor.TYPE, WEB);
    long mark = SharedServer.log().mark();
    deployer.deploy(WEB);
    try {
      awaitTold(mark, "DISP00515: Executor " + executor);
      assertThat(given.admin().get("executors/" + VanishingExecutor.TYPE).json().path("deployment"))
          .hasToString("\"" + WEB + ".war\"");
    } finally {
      deployer.undeploy(WEB);
    }
    awaitTold(mark, "DISP00516: Executor " + executor);
  }

  private static void awaitTold(long mark, String text) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> SharedServer.log().since(mark).stream().anyMatch(line -> line.contains(text)));
  }

  @Test
  void runsAsNobodyWhoeverAskedForIt() {
    var trigger = given.aTrigger().ofExecutor(ReportingExecutor.TYPE).create();

    assertThat(reportOf(trigger, trigger.awaitEnded(trigger.runNow())))
        .containsEntry("caller", "anonymous")
        .containsEntry("administrator", "false");
  }

  @Test
  void runsAsNobodyBySchedule() {
    var trigger =
        given.aTrigger().ofExecutor(ReportingExecutor.TYPE).withCron("*/1 * * * * ?").create();

    var run = trigger.awaitLogs(1, Log::isSuccessful).get(0);

    assertThat(reportOf(trigger, run))
        .containsEntry("caller", "anonymous")
        .containsEntry("administrator", "false")
        .containsEntry("planned", run.plannedDate().toString());
  }

  @Test
  void retriesAsNobodyAndForTheSameFire() {
    var trigger =
        given
            .aTrigger()
            .ofExecutor(ReportingExecutor.TYPE)
            .withSetting("fail", "yes")
            .withAttempts(2, Duration.ofSeconds(1))
            .create();
    var first = trigger.awaitEnded(trigger.runNow());
    var second = trigger.awaitLogs(1, log -> log.attempt() == 2 && log.hasEnded()).get(0);

    var firstReport = reportOf(trigger, first);
    assertThat(reportOf(trigger, second))
        .containsEntry("caller", "anonymous")
        .containsEntry("administrator", "false")
        .containsEntry("attempt", "2")
        .containsEntry("planned", first.plannedDate().toString())
        .containsEntry("key", firstReport.get("key"));
    assertThat(firstReport.get("key")).isNotBlank();
  }

  @Test
  void givesEachRunTheContextsOfItsOwnDeployment() {
    var trigger = given.aTrigger().ofExecutor(ReportingExecutor.TYPE).create();
    var before = reportOf(trigger, trigger.awaitEnded(trigger.runNow()));

    var report = reportOf(trigger, trigger.awaitEnded(trigger.runNow()));

    assertThat(before).containsEntry("last success", "false");
    assertThat(report)
        .containsEntry("own class loader", "true")
        .containsEntry("calls in this request", "2")
        .containsEntry("request beans alive", "1")
        .containsEntry("transaction", "6")
        .containsEntry("last success", "true");
    assertThat(Integer.parseInt(report.get("executors destroyed")))
        .as("the bean of the run before was destroyed after it")
        .isEqualTo(Integer.parseInt(before.get("executors destroyed")) + 1);
  }

  @Test
  void endsWithAnErrorOfTheMachineAsWithAnyFailure() {
    var trigger = given.aTrigger().ofExecutor(FatalExecutor.TYPE).create();

    var silent = trigger.awaitEnded(trigger.runNow());
    var telling = trigger.awaitEnded(trigger.runNowWith("say", "the disk is full"));

    assertThat(silent.status()).isEqualTo("FAILED");
    assertThat(silent.error()).contains("StackOverflowError");
    assertThat(telling.status()).isEqualTo("FAILED");
    assertThat(telling.error()).isEqualTo("the disk is full");
    assertThat(telling.stackTrace()).contains("StackOverflowError");
  }

  @Test
  void keepsTheSlotOfARunThatIgnoresItsEnd(@TempDir Path directory) throws IOException {
    var gate = directory.resolve("gate");
    long mark = SharedServer.log().mark();
    var trigger =
        given
            .aTrigger()
            .ofExecutor(DeafExecutor.TYPE)
            .withSetting("gate", gate.toString())
            .withTimeout(Duration.ofSeconds(1))
            .create();
    try {
      var run = trigger.awaitEnded(trigger.runNow());

      assertThat(run.status()).isEqualTo("TIMED_OUT");
      assertThat(run.reason()).isEqualTo("TIMEOUT");
      assertThat(run.durationMillis()).isBetween(4_000L, 7_000L);
      assertThat(SharedServer.log().since(mark))
          .filteredOn(line -> line.contains("DISP00309"))
          .hasSize(1);
      assertThat(trigger.awaitEnded(trigger.runNow()).reason())
          .as("its thread still runs")
          .isEqualTo("OVERLAP");
    } finally {
      Files.createFile(gate);
    }
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL"));
  }

  @Test
  void cancelsWhatWaitsForAnExecutorThatIsGoneAndRunsWhenItIsBack() {
    deployer.deploy(VANISHING);
    Trigger trigger;
    try {
      trigger = given.aTrigger().ofExecutor(VanishingExecutor.TYPE).create();
      assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL");
    } finally {
      deployer.undeploy(VANISHING);
    }

    awaitAvailability(trigger, false);
    var waiting = trigger.runNow();
    assertThat(trigger.log(waiting.id()).status()).isEqualTo("QUEUED");
    var canceled = trigger.awaitEnded(waiting);

    assertThat(canceled.status()).isEqualTo("CANCELED");
    assertThat(canceled.reason()).isEqualTo("EXECUTOR_MISSING");
    assertThat(canceled.error()).contains(VanishingExecutor.TYPE);
    assertThat(Duration.between(canceled.queuedDate(), canceled.endDate())).isGreaterThan(GRACE);
    trigger
        .api()
        .patch(trigger.path(""), Map.of("active", true, "cronExpression", "0 0 0 1 1 ?"))
        .mustBeProblem(422, "unknown-executor-type");

    deployer.deploy(VANISHING);
    try {
      awaitAvailability(trigger, true);
      assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL");
    } finally {
      deployer.undeploy(VANISHING);
    }
  }

  @Test
  void refusesADeploymentThatClaimsATakenType() {
    var trigger = given.aTrigger().withSetting("message", "the first").create();

    assertThatThrownBy(() -> deployer.deploy(SECOND_HELLO))
        .satisfies(
            refused ->
                assertThat(messagesOf(refused))
                    .contains("hello")
                    .contains(SecondHelloExecutor.class.getName()));

    var run = trigger.awaitEnded(trigger.runNow());
    assertThat(run.status()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.output(run)).isEqualTo("the first\n");
    assertThat(given.admin().get("executors/hello").json().path("deployment").asText())
        .isEqualTo("hello-executor.jar");
    assertThat(trigger.json().path("executorAvailable").asBoolean()).isTrue();
  }

  private static void awaitAvailability(Trigger trigger, boolean available) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> trigger.json().path("executorAvailable").asBoolean() == available);
  }

  private static Map<String, String> reportOf(Trigger trigger, Log run) {
    return trigger
        .output(run)
        .lines()
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static String messagesOf(Throwable failure) {
    var messages = new StringBuilder();
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      messages.append(cause.getMessage()).append('\n');
    }
    return messages.toString();
  }
}
