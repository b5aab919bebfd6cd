// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.AskedExecutor;
import dev.dispatchee.it.probe.DeclaredWord;
import dev.dispatchee.it.probe.DeclaringExecutor;
import dev.dispatchee.it.probe.HandingOverExecutor;
import dev.dispatchee.it.probe.HeardEvents;
import dev.dispatchee.it.probe.HearingExecutor;
import dev.dispatchee.it.probe.LoggingExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Deployments with all that they may bring, which come and go: executors that are asked for
 * readiness, speak other languages, log, hand over tasks and declare triggers, and observers.
 */
class VisitorsFaultIT extends SharedServerTest {

  private static final String VISITOR = "visitor";
  private static final String LOADER = "deployment." + VISITOR + ".jar";
  private static final int ROUNDS = 50;

  @ArquillianResource private Deployer deployer;

  @Deployment(name = VISITOR, testable = false, managed = false)
  static JavaArchive visitor() {
    return Probes.asked(VISITOR)
        .addClasses(HeardEvents.class, HearingExecutor.class)
        .addClasses(DeclaringExecutor.class, DeclaredWord.class)
        .addClasses(LoggingExecutor.class, HandingOverExecutor.class);
  }

  @AfterEach
  void deleteWhatItDeclared() {
    var all =
        given
            .admin()
            .get("triggers?pageSize=200&dispatchTaskExecutorType=" + DeclaringExecutor.TYPE);
    for (var declared : all.mustBe(200).json().path("items")) {
      given.admin().delete("triggers/" + declared.path("id").asLong()).mustBe(204);
    }
  }

  @Test
  void leaveNothingInMemory() {
    deployer.deploy(VISITOR);
    var triggers =
        Stream.of(
                HearingExecutor.TYPE,
                DeclaringExecutor.TYPE,
                LoggingExecutor.TYPE,
                HandingOverExecutor.TYPE)
            .map(type -> given.aTrigger().ofExecutor(type).create())
            .collect(toCollection(ArrayList::new));
    triggers.add(
        given
            .aTrigger()
            .ofExecutor(AskedExecutor.TYPE)
            .withSetting("file", "/nowhere/to-be-found")
            .create());
    mustRun(triggers);
    assertThat(SharedServer.liveClassLoaders(LOADER)).isEqualTo(1);
    for (int round = 1; round < ROUNDS; round++) {
      deployer.undeploy(VISITOR);
      deployer.deploy(VISITOR);
      mustRun(triggers);
    }
    deployer.undeploy(VISITOR);

    await().atMost(Duration.ofSeconds(60)).until(() -> SharedServer.liveClassLoaders(LOADER) == 0);
  }

  private static void mustRun(List<Trigger> triggers) {
    var runs = triggers.stream().map(Trigger::runNow).toList();
    for (int i = 0; i < runs.size(); i++) {
      var ended = triggers.get(i).awaitEnded(runs.get(i));
      assertThat(ended.isSuccessful()).as(ended.toString()).isTrue();
    }
  }
}
