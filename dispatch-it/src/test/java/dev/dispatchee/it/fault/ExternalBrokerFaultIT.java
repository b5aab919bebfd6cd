// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dispatchee.it.TellsTheLog;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.cluster.Cluster;
import dev.dispatchee.it.server.BrokerProcess;
import dev.dispatchee.it.server.PostgresServer;
import dev.dispatchee.it.server.ServerProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes hear each other's bells over a broker beside them, which has one that takes over; both
 * go away and come back.
 */
class ExternalBrokerFaultIT {

  /** If it is set: how often is measured, with local bells too, to compare. */
  private static final @Nullable Integer MEASURED = Integer.getInteger("dispatch.it.handovers");

  private static final int HANDOVERS = MEASURED == null ? 20 : MEASURED;
  private static final int FIRES_A_SECOND = 20;

  /** By the look of each second alone the median would be half a second. */
  private static final long AT_ONCE_MILLIS = 150;

  private static final String LISTENER =
      "/deployment=dispatch.ear/subdeployment=dispatch-ejb.jar/subsystem=ejb3/message-driven-bean=DispatchMessageListener";

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private static final PostgresServer POSTGRES = PostgresServer.start("broker-pg");
  private static final WitnessedServer FIRST =
      WitnessedServer.makeQuickOnPostgres("broker-first", POSTGRES);
  private static final ServerProcess SECOND = FIRST.mate("broker-second", POSTGRES);
  private static final List<BrokerProcess> BROKERS = BrokerProcess.makePair("broker");

  @RegisterExtension private final TellsTheLog tellsTheLog = new TellsTheLog(SECOND.log());

  @BeforeAll
  static void start() {
    if (MEASURED != null) {
      FIRST.start();
      SECOND.start();
      try (var handovers = Handovers.from(FIRST, SECOND, POSTGRES)) {
        report("local bells", handovers.millis(FIRST, HANDOVERS));
      }
      SECOND.stop();
      FIRST.stop();
    }
    var values = new HashMap<>(BROKERS.get(0).asBroker());
    values.putAll(BROKERS.get(1).asBackup());
    for (var server : nodes()) {
      server.runScript("external-broker.cli", values);
    }
    BROKERS.forEach(BrokerProcess::start);
    FIRST.start();
    SECOND.start();
    awaitBell("READY");
  }

  @AfterAll
  static void settle() {
    try {
      var account = FIRST.settle();
      System.out.println(account);
      account.mustBeSound();
    } finally {
      SECOND.close();
      FIRST.close();
      BROKERS.forEach(BrokerProcess::close);
      POSTGRES.close();
    }
  }

  @Test
  void theOtherStartsAtOnceWhatOneHasNoRoomFor() {
    try (var handovers = Handovers.from(FIRST, SECOND, POSTGRES)) {
      var millis = handovers.millis(FIRST, HANDOVERS);
      report("external broker", millis);
      assertThat(Handovers.median(millis)).isLessThan(AT_ONCE_MILLIS);
    }
  }

  @Test
  void nothingIsLostWhenTheBrokersAreKilledAsRunsFire() {
    var marks = nodes().stream().map(node -> node.log().mark()).toList();
    var triggers =
        IntStream.range(0, FIRES_A_SECOND)
            .mapToObj(
                i ->
                    FIRST
                        .create(
                            FIRST
                                .aTrigger("fires %d".formatted(i))
                                .withOverlap()
                                .withCron("*/1 * * * * ?"))
                        .orElseThrow())
            .toList();
    triggers.get(0).awaitFireAfter(Instant.now());

    var killed = Instant.now();
    BROKERS.get(1).kill();
    BROKERS.get(0).kill();
    awaitBell("SILENT");
    for (var node : nodes()) {
      var byHand = new Trigger(Cluster.admin(node), triggers.get(0).id());
      var run = byHand.awaitEnded(byHand.runNow());
      assertThat(run.isSuccessful()).isTrue();
      assertThat(Duration.between(run.queuedDate(), run.startDate())).isLessThan(ANSWER);
    }
    Cluster.passes(killed.plusSeconds(7));
    BROKERS.forEach(BrokerProcess::start);
    awaitBell("READY");
    var back = Instant.now();
    Cluster.passes(back.plusSeconds(3));

    var ids =
        triggers.stream().map(one -> Long.toString(one.id())).collect(Collectors.joining(","));
    var fires =
        "select count(*) from dispatch_log where cause <> 'MANUAL' and trigger_id in (%s) and planned_date >= '%s' and planned_date < '%s'"
            .formatted(ids, killed, back);
    assertThat(POSTGRES.number(fires))
        .isEqualTo(FIRES_A_SECOND * (secondsUpTo(back) - secondsUpTo(killed)));
    assertThat(POSTGRES.number(fires + " and status <> 'SUCCESSFUL'")).isZero();
    for (int i = 0; i < marks.size(); i++) {
      var told =
          nodes().get(i).log().since(marks.get(i)).stream()
              .filter(line -> line.contains("DISP003"))
              .toList();
      assertThat(told).hasSize(2);
      assertThat(told.get(0)).contains("WARN", "DISP00301", "cannot be sent");
      assertThat(told.get(1)).contains("INFO", "DISP00322", "can be sent again");
    }
    triggers.forEach(one -> one.api().patch(one.path(""), Map.of("active", false)).mustBe(200));
    awaitHandovers();
  }

  @Test
  void nobodyWhoRingsWaitsForABrokerThatDoesNotAnswer() {
    var trigger = FIRST.create(FIRST.aTrigger("by hand").withOverlap()).orElseThrow();
    BROKERS.get(0).freeze();
    BROKERS.get(1).freeze();
    try {
      var frozen = Instant.now();
      var millis = new ArrayList<Long>();
      while (Instant.now().isBefore(frozen.plusSeconds(12))) {
        var asked = Instant.now();
        var run = FIRST.run(trigger).orElseThrow();
        millis.add(Duration.between(asked, Instant.now()).toMillis());
        trigger.awaitEnded(run);
      }
      System.out.println("frozen broker, longest answer: " + millis.stream().max(Long::compare));
      assertThat(millis).allMatch(one -> one < ANSWER.toMillis());
      assertThat(bellOf(FIRST.process())).isEqualTo("SILENT");
    } finally {
      BROKERS.get(1).thaw();
      BROKERS.get(0).thaw();
    }
    awaitBell("READY");
    awaitHandovers();
  }

  // Whatever has made it so: the broker and the node both take the connection for sound.
  @Test
  void whoHasBecomeDeafListensAnew() {
    long mark = SECOND.log().mark();
    SECOND.manage(LISTENER + ":stop-delivery");

    await().atMost(SOON).until(() -> saysOnce(mark, "DISP00324"));
    awaitBell("READY");
    awaitHandovers();
  }

  @Test
  void theOneThatTakesOverIsFollowedTo() {
    BROKERS.get(0).kill();
    try {
      var killed = Instant.now();
      awaitHandovers();
      System.out.println("fail-over: " + Duration.between(killed, Instant.now()));
      assertThat(bellOf(FIRST.process())).isEqualTo("READY");
    } finally {
      BROKERS.get(1).kill();
      BROKERS.forEach(BrokerProcess::start);
    }
    awaitBell("READY");
    awaitHandovers();
  }

  @Test
  void aNodeThatStartsWithoutTheBrokerBecomesReady() {
    BROKERS.get(1).kill();
    BROKERS.get(0).kill();
    try {
      SECOND.stop();
      long mark = SECOND.log().mark();
      SECOND.start();

      await().atMost(SOON).until(() -> saysOnce(mark, "DISP00301"));
      assertThat(bellOf(SECOND)).isEqualTo("SILENT");
    } finally {
      BROKERS.forEach(BrokerProcess::start);
    }
    awaitBell("READY");
    awaitHandovers();
  }

  private static boolean saysOnce(long mark, String number) {
    return SECOND.log().since(mark).stream().filter(line -> line.contains(number)).count() == 1;
  }

  private static List<ServerProcess> nodes() {
    return List.of(FIRST.process(), SECOND);
  }

  // A silent bell makes no node unready: the load balancer goes on to send it requests.
  private static void awaitBell(String state) {
    for (var node : nodes()) {
      await().atMost(SOON).until(() -> bellOf(node).equals(state));
    }
  }

  private static String bellOf(ServerProcess node) {
    return Api.of(node.application()).get("/health/ready").mustBe(200).json().path("bell").asText();
  }

  // Bells are not only sent: they are heard.
  private static void awaitHandovers() {
    try (var handovers = Handovers.from(FIRST, SECOND, POSTGRES)) {
      await()
          .atMost(SOON)
          .until(() -> Handovers.median(handovers.millis(FIRST, 7)) < AT_ONCE_MILLIS);
    }
  }

  private static void report(String what, List<Long> millis) {
    System.out.printf(
        "%s: %d runs, from queued to started on the other node: median %d ms, p99 %d ms, %s%n",
        what,
        millis.size(),
        Handovers.median(millis),
        millis.get((int) Math.ceil(millis.size() * 0.99) - 1),
        millis);
  }

  private static long secondsUpTo(Instant instant) {
    return instant.minusNanos(1).getEpochSecond();
  }
}
