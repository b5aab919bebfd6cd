// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.ConsoleSession;
import dev.dispatchee.it.client.EventStream;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.client.Log;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.DeclaredWord;
import dev.dispatchee.it.probe.DeclaringExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.probe.WitnessExecutor;
import dev.dispatchee.it.server.ServerProcess;
import dev.dispatchee.it.server.User;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers share the work of one database, and each goes on when the other does not. */
class ClusterIT {

  private static final int FIRES_A_SECOND = 20;

  /**
   * Of an attempt after the death of a node. Its alarm has what is due fired too, so it comes after
   * the fires that are judged.
   */
  private static final Duration RETRY_DELAY = Duration.ofSeconds(8);

  /** The look of each second, the moment after which a fire is overdue, and a busy machine. */
  private static final Duration TAKEN_OVER_WITHIN = Duration.ofMillis(2_500);

  private static final Duration SOON = Duration.ofSeconds(30);

  private static final JavaArchive ON_SECOND_ONLY =
      Probes.archive("on-second-only", WitnessExecutor.class);

  private static final String IN_FILE =
      """
      triggers:
        - externalReferenceCode: declared-on-both
          name: "Declared on both"
          dispatchTaskExecutorType: probe-declaring
          cronExpression: 0 0 0 1 1 ?
      """;

  private static final Cluster CLUSTER = Cluster.make("cluster");
  private static final ServerProcess FIRST = CLUSTER.first();
  private static final ServerProcess SECOND = CLUSTER.second();

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SECOND.log());

  @RegisterExtension private final Given given = new Given(FIRST.application());

  @BeforeAll
  static void start() {
    CLUSTER.start();
  }

  // What a test made is removed through the first.
  @AfterEach
  void startAgain() {
    for (var server : List.of(FIRST, SECOND)) {
      if (!server.isRunning()) {
        server.start();
      }
    }
  }

  @AfterAll
  static void end() {
    CLUSTER.close();
  }

  @Test
  void oneTakesOverAtOnceWhenTheOtherIsKilled() {
    // The node that is asked sets the alarms.
    var triggers = everySecond();
    var slow = given.aTrigger().thatTakes(Duration.ofMinutes(5)).withAttempts(2, RETRY_DELAY);
    var onFirst = Cluster.aRunOn(FIRST, slow.create());
    var onAll = given.aTrigger().with("dispatchTaskClusterMode", "ALL_NODES").create();
    var later = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
    onAll.api().post(onAll.path("/run?at=" + later)).mustBe(202);
    triggers.get(0).awaitFireAfter(Instant.now());

    var killed = Instant.now();
    FIRST.kill();
    Cluster.passes(killed.plusSeconds(6));

    var fires = firesOf(triggers, killed, killed.plusSeconds(5));
    System.out.println("killed: " + fires);
    assertThat(fires.missed()).isZero();
    assertThat(fires.count()).isEqualTo(5L * FIRES_A_SECOND);
    assertThat(fires.latestMillis()).isLessThan(TAKEN_OVER_WITHIN.toMillis());
    var survivor = Cluster.admin(SECOND);
    var lost = new Trigger(survivor, onFirst.triggerId());
    assertThat(lost.awaitEnded(onFirst).reason()).isEqualTo("NODE_LOST");
    var recovery = lost.awaitLogs(2, log -> log.startDate() != null).get(1);
    assertThat(recovery.cause()).isEqualTo("RECOVERY");
    assertThat(recovery.node()).isEqualTo(Cluster.nameOf(SECOND));
    lost.cancel(recovery).mustBe(202);
    lost.awaitEnded(recovery);
    assertThat(new Trigger(survivor, onAll.id()).awaitLogs(2, Log::hasEnded))
        .extracting(log -> log.status() + " " + log.reason() + " " + log.node())
        .containsExactlyInAnyOrder(
            "CANCELED NODE_LOST null", "SUCCESSFUL null " + Cluster.nameOf(SECOND));
  }

  @Test
  void aGroupHoldsOnBothAndLosesNoPlaceWithOneThatIsKilled() {
    var group = given.aGroup(3);
    var trigger =
        given
            .aTrigger()
            .withOverlap()
            .thatTakes(Duration.ofSeconds(2))
            .withAttempts(3, Duration.ofSeconds(1))
            .with("concurrencyGroup", group)
            .create();
    // Whoever has a place takes the next run as well: the first gets some while the other drains.
    var admin = Cluster.admin(SECOND);
    admin.post("nodes/" + nameOf(SECOND) + "/drain").mustBe(200);
    // Asked of both by turns: each rings its own bell.
    for (int i = 0; i < 12; i++) {
      new Trigger(Cluster.admin(i % 2 == 0 ? FIRST : SECOND), trigger.id()).runNow();
    }
    var survivor = new Trigger(Cluster.admin(SECOND), trigger.id());
    await()
        .atMost(SOON)
        .until(
            () ->
                survivor.logs().stream()
                    .anyMatch(run -> run.isInProgress() && nameOf(FIRST).equals(run.node())));
    admin.post("nodes/" + nameOf(SECOND) + "/resume").mustBe(200);

    FIRST.kill();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> survivor.logs().stream().filter(Log::isSuccessful).count() == 12);

    assertThat(mostAtOnce(survivor.logs())).isBetween(1, 3);
    assertThat(survivor.logs()).anyMatch(run -> "NODE_LOST".equals(run.reason()));
    assertThat(
            Cluster.admin(SECOND).get("groups/" + group).mustBe(200).json().path("inUse").asInt())
        .isZero();
  }

  // Of a run that was lost nobody knows when it ended: its end is when others noticed.
  private static int mostAtOnce(List<Log> runs) {
    var started = runs.stream().filter(run -> run.startDate() != null).toList();
    return started.stream()
        .mapToInt(
            run ->
                (int)
                    started.stream()
                        .filter(other -> !other.startDate().isAfter(run.startDate()))
                        .filter(other -> other.endDate().isAfter(run.startDate()))
                        .count())
        .max()
        .orElse(0);
  }

  @Test
  void nothingIsMissedInARollingRestart() {
    var triggers = everySecond();
    triggers.get(0).awaitFireAfter(Instant.now());
    var begin = Instant.now();

    for (var server : List.of(FIRST, SECOND)) {
      server.stop();
      var other = server == FIRST ? SECOND : FIRST;
      assertThat(Cluster.isAlive(server, other)).as("right after its end").isFalse();
      server.start();
    }
    var end = Instant.now();
    Cluster.passes(end.plusSeconds(2));

    var fires = firesOf(triggers, begin, end);
    System.out.println("rolling restart of " + Duration.between(begin, end) + ": " + fires);
    assertThat(fires.missed()).isZero();
    assertThat(fires.count()).isEqualTo(FIRES_A_SECOND * (secondsUpTo(end) - secondsUpTo(begin)));
    assertThat(fires.startedMillis()).isLessThan(5_000);
  }

  @Test
  void whatRunsOnAllNodesIsAddressedToThoseThatCanRunIt() {
    var onAll =
        given.aTrigger().withOverlap().with("dispatchTaskClusterMode", "ALL_NODES").create();
    assertThat(nodesOf(onAll)).containsExactlyInAnyOrder(nameOf(FIRST), nameOf(SECOND));

    var admin = Cluster.admin(FIRST);
    admin.post("nodes/" + nameOf(SECOND) + "/drain").mustBe(200);
    assertThat(nodesOf(onAll)).containsExactly(nameOf(FIRST));

    admin.post("nodes/" + nameOf(SECOND) + "/resume").mustBe(200);
    SECOND.stop();
    assertThat(nodesOf(onAll)).containsExactly(nameOf(FIRST));
  }

  @Test
  void whatOneHasIsKnownToTheOther() {
    SECOND.deployArchive(ON_SECOND_ONLY);
    var admin = Cluster.admin(FIRST);
    await()
        .atMost(SOON)
        .until(() -> admin.get("executors/" + WitnessExecutor.TYPE).status() == 200);

    assertThat(admin.get("executors/" + WitnessExecutor.TYPE).json().path("nodes").toString())
        .isEqualTo("[\"%s\"]".formatted(nameOf(SECOND)));
    var trigger = given.aTrigger().ofExecutor(WitnessExecutor.TYPE).create();
    assertThat(trigger.awaitEnded(trigger.runNow()).node()).isEqualTo(nameOf(SECOND));
    var onAll =
        given
            .aTrigger()
            .ofExecutor(WitnessExecutor.TYPE)
            .withOverlap()
            .with("dispatchTaskClusterMode", "ALL_NODES")
            .create();
    assertThat(nodesOf(onAll)).containsExactly(nameOf(SECOND));

    SECOND.undeploy(ON_SECOND_ONLY);
    await()
        .atMost(SOON)
        .until(() -> admin.get("executors/" + WitnessExecutor.TYPE).status() == 404);
  }

  @Test
  void whatADeploymentOnBothDeclaresIsMadeOnce() throws Exception {
    var admin = Cluster.admin(FIRST);
    var declaring =
        Probes.archive("on-both", DeclaringExecutor.class, DeclaredWord.class)
            .addAsManifestResource(new StringAsset(IN_FILE), "dispatch-triggers.yaml");
    try {
      // Nobody takes names or codes until both are at it, having seen that there are no triggers.
      try (var connection = CLUSTER.postgres().dataSource().getConnection();
          var lock =
              connection.prepareStatement("select stripe from dispatch_key_lock for update")) {
        connection.setAutoCommit(false);
        lock.executeQuery().close();
        FIRST.deployArchive(declaring);
        SECOND.deployArchive(declaring);
        await().atMost(SOON).until(() -> waitingForKeys() == 2);
        assertThat(declared(admin)).isEmpty();
        connection.rollback();
      }

      await().atMost(SOON).until(() -> declared(admin).size() == 3);
      await().atMost(SOON).until(() -> waitingForKeys() == 0);
      assertThat(declared(admin))
          .allSatisfy(
              trigger -> {
                assertThat(trigger.path("version").asInt()).isZero();
                assertThat(trigger.path("createdBy").asText()).isEqualTo("deployment:on-both.jar");
                assertThat(trigger.path("active").asBoolean()).isTrue();
              });
      assertThat(
              CLUSTER
                  .postgres()
                  .number(
                      "select count(*) from dispatch_audit where user_name = 'deployment:on-both.jar'"))
          .isEqualTo(3);
      for (var server : List.of(FIRST, SECOND)) {
        assertThat(server.log().since(0)).noneMatch(line -> line.contains("DISP00542"));
      }
    } finally {
      FIRST.undeploy(declaring);
      SECOND.undeploy(declaring);
      declared(admin).forEach(one -> admin.delete("triggers/" + one.path("id").asLong()));
    }
  }

  @Test
  void whatOneChangesOfACalendarBothKeepTo() {
    var admin = Cluster.admin(FIRST);
    var other = Cluster.admin(SECOND);
    var end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
    var frozen = frozen(given.aName(), end);
    long calendar = admin.post("calendars", frozen).mustBe(201).json().path("id").asLong();
    var trigger = given.aTrigger().withCron("* * * * * ?").withOverlap().create();
    try {
      admin.patch(trigger.path(""), Map.of("calendar", frozen.get("name"))).mustBe(200);
      assertThat(nextFireOf(trigger, other)).isEqualTo(end.toString());

      other.put("calendars/" + calendar, Map.of("name", frozen.get("name"))).mustBe(200);
      trigger.awaitFireAfter(Instant.now());

      other.put("calendars/" + calendar, frozen).mustBe(200);
      var since = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
      Cluster.passes(since.plusSeconds(4));
      assertThat(nextFireOf(trigger, admin)).isEqualTo(end.toString());
      assertThat(trigger.newestLogs())
          .noneMatch(log -> log.startDate() != null && log.plannedDate().isAfter(since));
    } finally {
      var none = new HashMap<String, Object>();
      none.put("calendar", null);
      admin.patch(trigger.path(""), none).mustBe(200);
      admin.delete("calendars/" + calendar).mustBe(204);
    }
  }

  @Test
  void whoBindsTriggersWaitsForWhoChangesTheirCalendar() throws Exception {
    var admin = Cluster.admin(FIRST);
    var end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
    var name = "Changed meanwhile";
    long calendar =
        admin.post("calendars", Map.of("name", name)).mustBe(201).json().path("id").asLong();
    var single = given.aTrigger().withCron("* * * * * ?").with("active", false).create();
    var resumed =
        given
            .aTrigger()
            .withCron("* * * * * ?")
            .with("active", false)
            .with("calendar", name)
            .with("labels", List.of("meanwhile"))
            .create();
    var declaring =
        Probes.archive("bound", DeclaringExecutor.class, DeclaredWord.class)
            .addAsManifestResource(
                new StringAsset(IN_FILE + "    calendar: \"%s\"\n".formatted(name)),
                "dispatch-triggers.yaml");
    var callers = Executors.newFixedThreadPool(3);
    try {
      // Of both nodes: nobody binds until who has the calendar is done, and then to what it is.
      try (var connection = CLUSTER.postgres().dataSource().getConnection();
          var change =
              connection.prepareStatement(
                  "update dispatch_calendar set content = ?, version = version + 1 where id = ?")) {
        connection.setAutoCommit(false);
        change.setString(
            1,
            "{\"days\":[],\"weeklyHours\":[],\"windows\":[{\"start\":\"1970-01-01T00:00:00Z\",\"end\":\"%s\",\"name\":null}]}"
                .formatted(end));
        change.setLong(2, calendar);
        change.executeUpdate();
        var active = Map.<String, Object>of("active", true, "calendar", name);
        var answers = new ArrayList<Future<Answer>>();
        answers.add(callers.submit(() -> admin.patch(single.path(""), active)));
        answers.add(
            callers.submit(
                () -> Cluster.admin(SECOND).post("triggers/bulk/resume?label=meanwhile")));
        var imported = new TreeMap<String, Object>(active);
        imported.put("name", "imported meanwhile");
        imported.put("externalReferenceCode", "imported-meanwhile");
        imported.put("dispatchTaskExecutorType", "hello");
        imported.put("cronExpression", "* * * * * ?");
        answers.add(
            callers.submit(
                () -> Cluster.admin(SECOND).post("import", Map.of("triggers", List.of(imported)))));
        FIRST.deployArchive(declaring);
        await().atMost(SOON).until(() -> waitingForCalendars() == 4);
        connection.commit();
        for (var answer : answers) {
          answer.get().mustBe(200);
        }
      }
      given.willRemove(
          admin.get("triggers/by-external-reference-code/imported-meanwhile").mustBe(200));
      await().atMost(SOON).until(() -> declared(admin).size() == 3);
      for (var code : List.of("imported-meanwhile", "declared-on-both")) {
        var trigger = admin.get("triggers/by-external-reference-code/" + code).mustBe(200).json();
        assertThat(trigger.path("calendar").asText()).as(code).isEqualTo(name);
        assertThat(Instant.parse(trigger.path("nextFireDate").asText()))
            .as(code)
            .isAfterOrEqualTo(end);
      }
      assertThat(nextFireOf(single, admin)).isEqualTo(end.toString());
      assertThat(nextFireOf(resumed, admin)).isEqualTo(end.toString());
    } finally {
      callers.shutdownNow();
      FIRST.undeploy(declaring);
      declared(admin).forEach(one -> admin.delete("triggers/" + one.path("id").asLong()));
    }
  }

  private static Map<String, Object> frozen(String name, Instant end) {
    var window = Map.of("start", Instant.EPOCH.toString(), "end", end.toString());
    return Map.of("name", name, "windows", List.of(window));
  }

  private static String nextFireOf(Trigger trigger, Api api) {
    return api.get(trigger.path("")).mustBe(200).json().path("nextFireDate").asText();
  }

  private static long waitingForCalendars() {
    return CLUSTER
        .postgres()
        .number(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like '%dispatch_calendar%for update%'");
  }

  private static long waitingForKeys() {
    return CLUSTER
        .postgres()
        .number(
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like '%dispatch_key_lock%'");
  }

  private static List<JsonNode> declared(Api admin) {
    var declared = new ArrayList<JsonNode>();
    admin
        .get("triggers?dispatchTaskExecutorType=" + DeclaringExecutor.TYPE)
        .mustBe(200)
        .json()
        .path("items")
        .forEach(declared::add);
    return declared;
  }

  @Test
  void isReachedByOneAddressThroughALoadBalancer() {
    assumeThat(LoadBalancer.isThere()).as("HAProxy is installed").isTrue();
    try (var balancer =
        LoadBalancer.start(
            ServerProcess.scripts(), FIRST.folder(), FIRST.application(), SECOND.application())) {
      var nobody = Api.of(balancer.application());
      await()
          .atMost(SOON)
          .ignoreException(UncheckedIOException.class)
          .until(() -> nobody.get("/health/ready").status() == 200);

      var signedIn = nobody.with("Cookie", cookiesOf(nobody));
      for (int i = 0; i < 10; i++) {
        assertThat(signedIn.get("me").mustBe(200).json().path("user").asText())
            .isEqualTo(User.VIEWER.login());
      }
      var created =
          given.aTrigger().thatTakes(Duration.ofSeconds(2)).createBy(nobody.as(User.ADMIN));
      assertThat(balancer.application().resolve(created.mustBe(201).header("Location")))
          .hasAuthority(balancer.application().getAuthority());
      var trigger = new Trigger(nobody.as(User.ADMIN), created.json().path("id").asLong());
      try (var stream =
          EventStream.open(trigger.api(), "logs/" + trigger.runNow().id() + "/events", "")) {
        stream.awaitEnd();
        assertThat(stream.events().get(stream.events().size() - 1).data()).contains("SUCCESSFUL");
      }

      SECOND.kill();
      // Two checks, each 2 seconds apart.
      await().atMost(Duration.ofSeconds(10)).until(() -> answersAlways(nobody));
    }
  }

  private static boolean answersAlways(Api caller) {
    for (int i = 0; i < 20; i++) {
      if (caller.get("/health/ready").status() != 200) {
        return false;
      }
    }
    return true;
  }

  private static String cookiesOf(Api caller) {
    return ConsoleSession.attempt(caller, User.VIEWER, User.VIEWER.password())
        .mustBe(204)
        .headers()
        .allValues("Set-Cookie")
        .stream()
        .map(cookie -> cookie.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  private static String nameOf(ServerProcess server) {
    return Cluster.nameOf(server);
  }

  // Where its next run is run.
  private static List<String> nodesOf(Trigger onAll) {
    int before = onAll.logs().size();
    onAll.runNow();
    await().atMost(SOON).until(() -> onAll.logs().stream().allMatch(Log::hasEnded));
    var logs = onAll.logs();
    return logs.subList(before, logs.size()).stream().map(Log::node).toList();
  }

  private List<Trigger> everySecond() {
    return IntStream.range(0, FIRES_A_SECOND)
        .mapToObj(i -> given.aTrigger().withOverlap().withCron("*/1 * * * * ?").create())
        .toList();
  }

  private static Cluster.Fires firesOf(List<Trigger> triggers, Instant from, Instant to) {
    return CLUSTER.fires(triggers.stream().mapToLong(Trigger::id), from, to);
  }

  // The first whole second that is not before it.
  private static long secondsUpTo(Instant instant) {
    return instant.minusNanos(1).getEpochSecond();
  }
}
