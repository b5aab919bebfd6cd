// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static dev.dispatchee.it.guide.Administrator.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.cluster.LoadBalancer;
import dev.dispatchee.it.deployment.ReleaseArchive;
import dev.dispatchee.it.guide.Administrator;
import dev.dispatchee.it.guide.GuideSection;
import dev.dispatchee.it.guide.Machine;
import dev.dispatchee.it.guide.Walk;
import dev.dispatchee.it.server.Downloads;
import dev.dispatchee.it.server.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The guide's way from a release archive to two servers that share the work, to the letter: its
 * blocks are typed as somebody types them who has two machines.
 */
// At last, with the machine to itself: people do not type beside what breaks servers.
@Order(Integer.MAX_VALUE)
class GuideWalkFaultIT {

  private static final String EACH_SECOND = "each second";

  @TempDir Path folder;

  private final PostgresServer postgres = PostgresServer.startEmpty("walk-data");
  private Path release;
  private Walk walk;
  private Machine first;
  private Machine second;

  private GuideSection install;
  private GuideSection onPostgresql;
  private GuideSection several;

  @AfterEach
  void end() {
    for (var machine : new Machine[] {second, first}) {
      if (machine != null) {
        machine.close();
      }
    }
    postgres.close();
  }

  @Test
  void leadsToTwoServersThatShareTheWork() throws IOException {
    assumeThat(Machine.isPossible()).as("a terminal can be had (script of util-linux)").isTrue();
    release = ReleaseArchive.unpackTo(folder);
    var guide = release.resolve("docs/guide.md");
    install = GuideSection.read(guide, "Install");
    onPostgresql = GuideSection.read(guide, "On PostgreSQL");
    several = GuideSection.read(guide, "More than one server");
    walk = new Walk(release, postgres);

    first = walk.machine("server-1");
    installs();
    movesToPostgresql();
    second = walk.machine("server-2");
    becomesOneOfTwo();
    bothAreAliveAndFire();
    restartsThemAll();
    isReachedByOneAddress();

    walk.mustBeComplete(first, List.of(install, onPostgresql, several));
    for (var machine : List.of(first, second)) {
      assertThat(machine.log().since(0)).noneMatch(line -> line.contains(" ERROR [dev.dispatchee"));
    }
  }

  private void installs() throws IOException {
    install.blocks().forEach(block -> walk.type(first, block));

    deployExecutors(first);
    var admin = first.admin();
    await().atMost(SOON).until(() -> admin.api().get("executors/hello").status() == 200);
    admin
        .create(
            EACH_SECOND,
            Map.of("cronExpression", "*/1 * * * * ?", "overlapAllowed", true, "active", true))
        .awaitFireAfter(Instant.now());
  }

  private void movesToPostgresql() {
    long mark = first.log().mark();
    for (var block : onPostgresql.blocks()) {
      walk.type(first, block);
      if (block.contains("export DISPATCH_DB_PASSWORD")) {
        first.stop();
        walk.type(first, install.blockWith("standalone.sh"));
      }
      if (block.contains("my-postgresql.cli")) {
        await()
            .atMost(SOON)
            .until(
                () ->
                    first.log().since(mark).stream()
                        .anyMatch(line -> line.contains("starts on POSTGRESQL")));
      }
    }
    first.admin().triggerNamed(EACH_SECOND).awaitFireAfter(Instant.now());
  }

  private void becomesOneOfTwo() throws IOException {
    var start = several.blockWith("standalone.sh");
    walk.type(second, install.blockWith("standalone.conf"));
    walk.type(second, onPostgresql.blockWith("export DISPATCH_DB_PASSWORD"));
    for (var block : several.blocks()) {
      if (block.equals(start)) {
        first.stop();
        walk.type(first, start);
        walk.type(second, start);
        // "Set it up like the first one".
        walk.type(second, onPostgresql.blockWith("/postgresql.jar"));
        walk.type(second, install.blockWith("install.cli"));
        walk.type(second, onPostgresql.blockWith("my-postgresql.cli"));
      } else {
        walk.type(second, block);
        walk.type(first, block);
      }
    }
    // "Users are in files of each server", and "deploy".
    for (var file : List.of("application-users.properties", "application-roles.properties")) {
      assertThat(several.text()).contains("`" + file + "`");
      var configured = Path.of("standalone/configuration", file);
      Files.write(
          second.wildfly().resolve(configured),
          Files.readAllBytes(first.wildfly().resolve(configured)));
    }
    walk.type(second, install.blockWith("dispatch.ear"));
    deployExecutors(second);
  }

  private void bothAreAliveAndFire() {
    for (var machine : List.of(first, second)) {
      for (var node : List.of(first, second)) {
        await().atMost(SOON).until(() -> machine.admin().isAlive(node.name()));
      }
    }
    var onAll =
        second
            .admin()
            .create(
                "on all",
                Map.of(
                    "dispatchTaskClusterMode", "ALL_NODES",
                    "cronExpression", "*/1 * * * * ?",
                    "active", true));
    for (var node : List.of(first, second)) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  onAll.newestLogs().stream()
                      .anyMatch(log -> node.name().equals(log.node()) && log.isSuccessful()));
    }
    onAll.api().patch(onAll.path(""), Map.of("active", false)).mustBe(200);
  }

  // One is taken out as the guide says; "wait for ready before the next. Nothing is missed."
  private void restartsThemAll() {
    assertThat(several.text()).contains("`POST /nodes/server-2/drain`", "`runsInProgress`");
    var admin = first.admin();
    var eachSecond = admin.triggerNamed(EACH_SECOND);
    eachSecond.awaitFireAfter(Instant.now());
    var slow =
        admin.create(
            "slow",
            Map.of(
                "dispatchTaskSettings",
                Map.of("seconds", "5"),
                "dispatchTaskClusterMode",
                "ALL_NODES"));
    var begin = Instant.now();
    slow.runNow();
    await().atMost(SOON).until(() -> slow.logs().stream().filter(Log::isInProgress).count() == 2);

    admin.api().post("nodes/server-2/drain").mustBe(200);
    await().atMost(SOON).until(() -> admin.runsInProgress("server-2") == 0);
    second.stop();
    assertThat(admin.isAlive("server-2")).as("the stopped one is alive").isFalse();
    assertThat(slow.awaitLogs(2, Log::hasEnded)).extracting(Log::status).containsOnly("SUCCESSFUL");
    restart(second);
    first.stop();
    restart(first);

    var end = Instant.now();
    eachSecond.awaitFireAfter(end);
    var fires =
        " from dispatch_log where trigger_id = %d and planned_date > '%s' and planned_date <= '%s'"
            .formatted(eachSecond.id(), begin, end);
    assertThat(postgres.number("select count(*)" + fires + " and status = 'MISSED'")).isZero();
    assertThat(postgres.number("select count(*)" + fires))
        .isEqualTo(end.getEpochSecond() - begin.getEpochSecond());
    assertThat(postgres.number("select count(distinct node)" + fires)).as("nodes").isEqualTo(2);
  }

  private void isReachedByOneAddress() {
    assertThat(several.text()).contains("`wildfly-config/haproxy.cfg`", "`/dispatch/health/ready`");
    if (!LoadBalancer.isThere()) {
      System.out.println("No HAProxy: its step was left out.");
      return;
    }
    try (var balancer =
        LoadBalancer.start(
            release.resolve("wildfly-config"), folder, first.application(), second.application())) {
      var admin = Administrator.of(balancer.application());
      admin.awaitReady();
      var trigger = admin.create("by one address", Map.of());
      second.stop();
      await()
          .atMost(SOON)
          .ignoreException(UncheckedIOException.class)
          .until(() -> trigger.run("").status() == 202);
      assertThat(trigger.awaitLogs(1, Log::isSuccessful).get(0).node()).isEqualTo("server-1");
    }
  }

  private void restart(Machine machine) {
    walk.type(machine, several.blockWith("standalone.sh"));
    machine.admin().awaitReady();
  }

  private static void deployExecutors(Machine machine) throws IOException {
    Files.copy(
        Downloads.executors(),
        machine.wildfly().resolve("standalone/deployments/hello-executor.jar"));
  }
}
