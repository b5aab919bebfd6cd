// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.probe.OrdersServlet;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages to the broker of a real server. */
class JmsSendIT extends ExecutorTest {

  private static final String TYPE = "jms-send";
  private static final String SETTINGS = "dispatchTaskSettings";
  private static final Api ORDERS = Api.of(SharedServer.application().resolve("/orders/"));

  @Deployment(name = "orders", testable = false)
  static WebArchive receiver() {
    return ShrinkWrap.create(WebArchive.class, "orders.war").addClass(OrdersServlet.class);
  }

  @Test
  void sendsTheMessageOfItsPage() {
    var trigger =
        given.willRemove(given.admin().post("triggers", Example.of(TYPE).body()).mustBe(201));

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.error()).isNull();
    assertThat(trigger.output(log)).startsWith("accepted by the broker\nJMSMessageID: ID:");
    assertThat(ORDERS.get("/").mustBe(200).text().lines())
        .containsExactly(
            "text {\"order\": 4711}",
            "correlation stock-4711",
            "priority 7",
            "mode 2",
            "expires after PT1H",
            "DispatchIdempotencyKey String dispatch-%d-%d".formatted(trigger.id(), log.id()),
            "count Integer 3",
            "kind String order",
            "urgent Boolean true");
  }

  @Test
  void letsTheBrokerHoldAMessageBackAndForgetIt() {
    var settings = Example.of(TYPE).settings();
    settings.put("deliveryMode", "NON_PERSISTENT");
    settings.put("deliveryDelay", "PT2S");
    settings.put("timeToLive", "PT20S");
    settings.remove("properties");
    var trigger = given.aTrigger().ofExecutor(TYPE).with(SETTINGS, settings).create();

    assertThat(trigger.awaitEnded(trigger.runNow()).error()).isNull();

    assertThat(ORDERS.get("/?now").mustBe(200).text()).isEmpty();
    assertThat(ORDERS.get("/").mustBe(200).text()).contains("mode 1\n", "text {\"order\": 4711}");
  }

  @ParameterizedTest
  @CsvSource({
    "java:/jms/queue/dispatch/executor, the queue of Dispatch EE itself takes no messages",
    "java:global/bell, the queue of Dispatch EE itself takes no messages",
    "java:/jms/queue/nowhere, java:/jms/queue/nowhere is not known to this server",
    "java:jboss/datasources/DispatchDS, is not a queue or a topic",
    "java:/jms/queue/DLQ, is not among the names of dispatch.jms-send.destinations"
  })
  void sendsNothingElsewhere(String destination, String reason) {
    var trigger =
        given.aTrigger().ofExecutor(TYPE).withSetting("destination", destination).create();

    var log = trigger.awaitEnded(trigger.runNow());

    assertThat(log.status()).isEqualTo("FAILED");
    assertThat(log.error()).contains(reason);
  }

  @Test
  void carriesAlerts() {
    var alert =
        Map.of(
            "name",
            given.aName(),
            "condition",
            "NODE_LOST",
            "channel",
            "JMS",
            "channelSettings",
            Map.of("destination", "java:/jms/queue/orders"));
    var rule = given.admin().post("alerts", alert).mustBe(201).json().path("id").asText();
    try {
      given.admin().post("alerts/" + rule + "/test").mustBe(202);

      assertThat(ORDERS.get("/").mustBe(200).text())
          .contains("\"type\":\"dev.dispatchee.alert.test\"", "DispatchIdempotencyKey String");
    } finally {
      given.admin().delete("alerts/" + rule).mustBe(204);
    }
  }

  @Test
  void refusesAMessageThatCannotBeMade() {
    var settings = Example.of(TYPE).settings();
    settings.put("properties", "JMSReplyTo=x");

    mustBeRefused(given.aTrigger().ofExecutor(TYPE).with(SETTINGS, settings), "properties");
  }

  @Test
  void isForAdministrators() {
    given
        .caller(User.EDITOR)
        .post("triggers", Example.of(TYPE).body())
        .mustBeProblem(403, "forbidden");
  }
}
