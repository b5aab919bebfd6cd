// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTokenTest {

  private static final String TOKEN = "k7Qm-2vX_9tR.4bZ";

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "BEARER " + TOKEN})
  void knowsItselfInAHeader(String header) {
    assertThat(token(TOKEN).orElseThrow().isIn(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        TOKEN,
        "Basic " + TOKEN,
        "Bearer  " + TOKEN,
        "Bearer " + TOKEN + " ",
        "Bearer k7Qm-2vX_9tR.4bz",
        "Bearer k7Qm-2vX_9tR.4b",
        "Bearer k7Qm-2vX_9tR.4bZZ"
      })
  void knowsNothingElse(String header) {
    assertThat(token(TOKEN).orElseThrow().isIn(header)).isFalse();
  }

  @Test
  void isNotInAHeaderThatIsNotThereOrTooLong() {
    assertThat(token(TOKEN).orElseThrow().isIn(null)).isFalse();
    assertThat(token(TOKEN).orElseThrow().isIn("Bearer " + "x".repeat(100_000))).isFalse();
  }

  @Test
  void isNotThereUnlessConfigured() {
    assertThat(token(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"short-token-123", "with blank in the middle", "with-umlaut-äöü-12345"})
  void isRefusedWithoutBeingShown(String wrong) {
    assertThatThrownBy(() -> token(wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("dispatch.metrics.token: found " + wrong.length())
        .hasMessageContaining("allowed: 16 to 256")
        .hasMessageNotContaining(wrong);
  }

  private static Optional<MetricsToken> token(String value) {
    return MetricsToken.of(config(value));
  }

  private static Config config(String value) {
    return (Config)
        java.lang.reflect.Proxy.newProxyInstance(
            MetricsTokenTest.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                method.getName().equals("getOptionalValue")
                        && arguments[0].equals("dispatch.metrics.token")
                    ? Optional.ofNullable(value)
                    : Optional.empty());
  }
}
