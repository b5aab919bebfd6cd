// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.TriggerDraft;
import dev.dispatchee.it.probe.batch.BatchJobs;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of deployments that know nothing of us. */
class BatchJobIT extends ExecutorTest {

  private static final String LATE = "late-jobs";

  @ArquillianResource private Deployer deployer;

  @Deployment(name = "jobs", testable = false)
  static WebArchive jobs() {
    return BatchJobs.archive("jobs.war");
  }

  @Deployment(name = "jobs-ear", testable = false)
  static EnterpriseArchive jobsInAnEar() {
    return ShrinkWrap.create(EnterpriseArchive.class, "work.ear")
        .addAsModule(BatchJobs.archive("inner.war"));
  }

  @Deployment(name = LATE, testable = false, managed = false)
  static WebArchive lateJobs() {
    return BatchJobs.archive(LATE + ".war");
  }

  @Test
  void runsTheExampleOfItsPage() throws IOException {
    var trigger = Example.of("batch-job").create(given);

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(log.status()).isEqualTo("SUCCESSFUL");
    assertThat(trigger.output(log))
        .containsPattern("^job counting started as execution \\d+\n")
        .contains("step prepare COMPLETED", "step count COMPLETED: ", "read 20", "write 20")
        .endsWith("job count-numbers completed with exit status COMPLETED\n");
  }

  @Test
  void runsAJobOfAModuleOfAnEar() {
    var trigger =
        job("counting", "items=1").withSetting("deployment", "work.ear/inner.war").create();

    assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL");
  }

  @Test
  void goesOnWithAJobThatFailed() {
    var trigger = job("counting", "items=50\nfailAt=35").withSetting("restart", "true").create();
    var failed = trigger.awaitEnded(trigger.runNow());
    assertThat(failed.status()).isEqualTo("FAILED");
    assertThat(failed.error()).isEqualTo("job count-numbers ended FAILED with exit status FAILED");
    assertThat(trigger.output(failed)).contains("step count FAILED: ", "write 30");

    // A parameter that is left out is that of the job that failed.
    var again = trigger.awaitEnded(trigger.runNowWith("parameters", "failAt=-1"));

    assertThat(again.error()).isNull();
    assertThat(trigger.output(again))
        .containsPattern("^job counting goes on with execution \\d+, as execution \\d+\n")
        .contains("step count COMPLETED: ", "read 20")
        .doesNotContain("prepare");
    // There is nothing to go on with then.
    var anew = trigger.awaitEnded(trigger.runNowWith("parameters", "items=2"));
    assertThat(trigger.output(anew)).startsWith("job counting started");
  }

  @Test
  void goesOnWithNoJobOfAnotherTriggerNorUnlessAsked() {
    var other = job("counting", "items=50\nfailAt=5").create();
    assertThat(other.awaitEnded(other.runNow()).status()).isEqualTo("FAILED");
    var trigger = job("counting", "items=3").withSetting("restart", "true").create();

    assertThat(trigger.output(trigger.awaitEnded(trigger.runNow())))
        .startsWith("job counting started");
    assertThat(other.output(other.awaitEnded(other.runNowWith("parameters", "items=3"))))
        .startsWith("job counting started");
  }

  @Test
  void stopsTheJobWhenTheRunIsCanceled() {
    var trigger = job("endless", "").create();

    var log = canceledAfter(trigger, "step wait STARTED");

    assertThat(log.error()).isEqualTo("job wait-for-ever ended STOPPED");
  }

  @Test
  void stopsTheJobWhenTheRunTimesOut() {
    var trigger = job("endless", "").withTimeout(Duration.ofSeconds(1)).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("TIMED_OUT");
    assertThat(log.error()).isEqualTo("job wait-for-ever ended STOPPED");
  }

  @Test
  void findsADeploymentThatComesLaterAndNoLongerOneThatHasGone() {
    var trigger = job("counting", "items=1").withSetting("deployment", LATE + ".war").create();
    for (int round = 0; round < 2; round++) {
      assertThat(trigger.awaitEnded(trigger.runNow()).error())
          .isEqualTo("there is no deployment late-jobs.war on this server");
      deployer.deploy(LATE);
      try {
        assertThat(trigger.awaitEnded(trigger.runNow()).status()).isEqualTo("SUCCESSFUL");
      } finally {
        deployer.undeploy(LATE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jobs.war, nothing",
    "dispatch.ear, counting",
    "dispatch.ear/dispatch-web.war, counting"
  })
  void saysThatThereIsNoSuchJob(String deployment, String name) {
    var trigger = job(name, "").withSetting("deployment", deployment).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).startsWith("the jobs of " + deployment + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "deployment, ../jobs.war",
    "job, ../counting",
    "parameters, dispatch.trigger=1",
    "restart, maybe",
    "xml, x"
  })
  void refusesSettingsWhenTheyAreSaved(String key, String value) {
    mustBeRefused(job("counting", "").withSetting(key, value), key);
  }

  @Test
  void isForAdministrators() {
    job("counting", "").createBy(given.caller(User.EDITOR)).mustBeProblem(403, "forbidden");
  }

  private TriggerDraft job(String name, String parameters) {
    return given
        .aTrigger()
        .ofExecutor("batch-job")
        .withSetting("deployment", "jobs.war")
        .withSetting("job", name)
        .withSetting("parameters", parameters);
  }
}
