// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.dispatchee.web.request.SignInKind;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRulesTest {

  @Test
  void aSessionEndsAfterHalfAnHourWithoutUseAndAfterTwelve() {
    assertThat(SessionRules.of(config(Map.of())))
        .isEqualTo(new SessionRules(SignInKind.FORM, Duration.ofMinutes(30), Duration.ofHours(12)));
  }

  @Test
  void takesWhatIsConfigured() {
    var config =
        config(
            Map.of(
                "dispatch.console.sign-in",
                "server",
                "dispatch.session.idle",
                "PT5S",
                "dispatch.session.longest",
                "P7D"));

    assertThat(SessionRules.of(config))
        .isEqualTo(new SessionRules(SignInKind.SERVER, Duration.ofSeconds(5), Duration.ofDays(7)));
  }

  @ParameterizedTest
  @CsvSource({
    "dispatch.session.idle, PT4.9S, from PT5S to PT24H",
    "dispatch.session.idle, PT24H1S, from PT5S to PT24H",
    "dispatch.session.idle, 30, from PT5S to PT24H",
    "dispatch.session.longest, PT29M, from PT30M to PT168H",
    "dispatch.session.longest, P8D, from PT30M to PT168H",
    "dispatch.console.sign-in, Form, form or server"
  })
  void refusesOthersAndSaysWhatIsAllowed(String key, String value, String allowed) {
    var config = config(Map.of(key, value));

    assertThatIllegalStateException()
        .isThrownBy(() -> SessionRules.of(config))
        .withMessageContaining(key)
        .withMessageContaining("'" + value + "'")
        .withMessageContaining(allowed);
  }

  private static Config config(Map<String, String> values) {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> Optional.ofNullable(values.get((String) arguments[0])));
  }
}
