// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicUserTest {

  @ParameterizedTest
  @ValueSource(strings = {"Basic ", "basic ", "BASIC   "})
  void isWhoIsNamedBeforeTheColon(String scheme) {
    assertThat(BasicUser.of(scheme + base64("Jürgen:pass:word"))).contains("Jürgen");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic", "Basic Og==", "Basic YWJj", "Basic !!!", "Bearer YTpi"})
  void otherHeadersNameNobody(String header) {
    assertThat(BasicUser.of(header)).isEmpty();
  }

  @Test
  void nobodyHasSuchALongName() {
    assertThat(BasicUser.of("Basic " + base64("x".repeat(255) + ":p"))).isPresent();
    assertThat(BasicUser.of("Basic " + base64("x".repeat(256) + ":p"))).isEmpty();
    assertThat(BasicUser.of("Basic " + base64("a:" + "p".repeat(5_000)))).isEmpty();
  }

  private static String base64(String credentials) {
    return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
