// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BellRouteTest {

  private static final BellRoute.Login LOGIN = new BellRoute.Login("dispatch", "secret");

  @Test
  void isThatOfTheServersOwnBrokerOrOfTheOneThatIsNamed() {
    assertThat(BellRoute.own())
        .isEqualTo(
            new BellRoute("java:/ConnectionFactory", "java:/jms/queue/dispatch/executor", null));
    assertThat(BellRoute.over("dispatch-broker", LOGIN))
        .isEqualTo(
            new BellRoute(
                "java:/jms/dispatch-broker/bell",
                "java:/jms/dispatch-broker/dispatch/executor",
                LOGIN))
        .asString()
        .contains("dispatch")
        .doesNotContain("secret");
  }

  // Else a node would ring one bell and hear another.
  @Test
  void isThatOfTheListener() throws IOException {
    try (var descriptor = BellRoute.class.getResourceAsStream("/META-INF/jboss-ejb3.xml")) {
      assertThat(descriptor).isNotNull();
      var text = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);

      assertThat(text).contains(">java:/jms/${dispatch.broker:queue}/dispatch/executor<");
      assertThat(text).contains(">${dispatch.broker:activemq-ra.rar}<");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "ldap:", "${x}", "é", "a.b"})
  void refusesWhatIsNoNameInTheServersDirectory(String broker) {
    assertThatThrownBy(() -> BellRoute.over(broker, LOGIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dispatch.broker: found '" + broker + "', allowed: 1 to 64 of");
    assertThatThrownBy(() -> BellRoute.over("a".repeat(65), LOGIN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
