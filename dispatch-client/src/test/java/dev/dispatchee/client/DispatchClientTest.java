// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.client.DispatchClientException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchClientTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "remote+http://localhost",
        "remote+http:8080",
        "localhost:8080",
        "remote://localhost:4447",
        "",
        "remote+http://local host:8080"
      })
  void refusesWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> DispatchClient.connect(address, "user", "password"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void needsAUser() {
    var builder = DispatchClient.at("remote+https://localhost:8443");

    assertThatThrownBy(builder::open).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.as(" ", "password"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wantsAnswersInAPositiveTime() {
    var builder = DispatchClient.at("remote+http://localhost:8080");

    assertThatThrownBy(() -> builder.answeredWithin(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysThatNobodyIsThere() {
    // Nobody may listen on port 1 but the superuser's own.
    try (var client = DispatchClient.connect("remote+http://127.0.0.1:1", "user", "password")) {
      assertThatThrownBy(() -> client.run(1))
          .isInstanceOfSatisfying(
              DispatchClientException.class,
              told -> assertThat(told.kind()).isEqualTo(Kind.UNREACHABLE))
          .hasMessageContaining("remote+http://127.0.0.1:1");
    }
  }
}
