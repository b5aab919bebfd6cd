// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.listener.BellRoute;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {

  private static final String USER = "dispatch.broker.user";
  private static final String PASSWORD = "dispatch.broker.password";

  @Test
  void areNotNeededForTheServersOwnBroker() {
    assertThat(BrokerSettings.route(null, new GivenConfig(Map.of()))).isEqualTo(BellRoute.own());
  }

  @Test
  void nameTheBrokerAndWhoTheNodeIsToIt() {
    var route =
        BrokerSettings.route("bells", new GivenConfig(Map.of(USER, "node", PASSWORD, "secret")));

    assertThat(route).isEqualTo(BellRoute.over("bells", new BellRoute.Login("node", "secret")));
  }

  @Test
  void sayWhichOneIsMissingAndHowToSetIt() {
    assertThatThrownBy(
            () -> BrokerSettings.route("bells", new GivenConfig(Map.of(PASSWORD, "secret"))))
        .hasMessageContaining("dispatch.broker.user: found nothing");
    assertThatThrownBy(() -> BrokerSettings.route("bells", new GivenConfig(Map.of(USER, "node"))))
        .hasMessageContaining("dispatch.broker.password: found nothing")
        .hasMessageContaining("DISPATCH_BROKER_PASSWORD");
  }
}
