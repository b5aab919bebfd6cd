// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.HeardEvents;
import dev.dispatchee.it.probe.HearingExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;

/** Deployments with executors and observers, which come and go. */
class VisitorsFaultIT extends SharedServerTest {

  private static final String VISITOR = "visitor";
  private static final String LOADER = "deployment." + VISITOR + ".jar";
  private static final int ROUNDS = 50;

  @ArquillianResource private Deployer deployer;

  @Deployment(name = VISITOR, testable = false, managed = false)
  static JavaArchive visitor() {
    return Probes.archive(VISITOR, HeardEvents.class, HearingExecutor.class);
  }

  @Test
  void leaveNothingInMemory() {
    deployer.deploy(VISITOR);
    var trigger = given.aTrigger().ofExecutor(HearingExecutor.TYPE).create();
    mustRun(trigger);
    assertThat(SharedServer.liveClassLoaders(LOADER)).isEqualTo(1);
    for (int round = 1; round < ROUNDS; round++) {
      deployer.undeploy(VISITOR);
      deployer.deploy(VISITOR);
      mustRun(trigger);
    }
    deployer.undeploy(VISITOR);

    await().atMost(Duration.ofSeconds(60)).until(() -> SharedServer.liveClassLoaders(LOADER) == 0);
  }

  private static void mustRun(Trigger trigger) {
    assertThat(trigger.awaitEnded(trigger.runNow()).isSuccessful()).isTrue();
  }
}
