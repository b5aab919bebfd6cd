// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSourceTest {

  private static final String OWN = "https://dispatch.example:8443";

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
  void readingIsOpenToAllSites(String method) {
    assertThat(isTrusted(method, "cross-site", "https://evil.example")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "post", "get", "FOO"})
  void everythingElseCountsAsAChange(String method) {
    assertThat(isTrusted(method, "cross-site", null)).isFalse();
    assertThat(isTrusted(method, null, "https://evil.example")).isFalse();
  }

  @Test
  void whoSendsNeitherHeaderIsNoBrowser() {
    assertThat(isTrusted("POST", null, null)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "same-origin, true",
    "none, true",
    "same-site, false",
    "cross-site, false",
    "'', false",
    "Same-Origin, false",
    "'same-origin,cross-site', false"
  })
  void changesComeFromTheSameOriginOrTheUser(String site, boolean trusted) {
    assertThat(isTrusted("POST", site, null)).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://dispatch.example:8443, true",
    "https://front.example, false",
    "http://dispatch.example:8443, false",
    "https://dispatch.example, false",
    "https://dispatch.example:8443.evil.example, false",
    "null, false",
    "'', false"
  })
  void withoutDeclaredOnesItsOwnOriginCounts(String origin, boolean trusted) {
    assertThat(isTrusted("POST", null, origin)).isEqualTo(trusted);
  }

  @ParameterizedTest
  @CsvSource({
    "https://front.example, true",
    "https://dispatch.example:8443, false",
    "https://other.example, false",
    "null, false"
  })
  void originsThatAreDeclaredCountAlone(String origin, boolean trusted) {
    assertThat(
            new RequestSource("POST", null, origin, OWN, false)
                .isTrusted(() -> List.of("https://front.example")))
        .isEqualTo(trusted);
  }

  @Test
  void bothHeadersMustAgree() {
    assertThat(isTrusted("POST", "same-origin", "https://evil.example")).isFalse();
    assertThat(isTrusted("POST", "cross-site", OWN)).isFalse();
    assertThat(isTrusted("POST", "same-origin", OWN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, , , false",
    "GET, , , true",
    "POST, same-origin, , true",
    "POST, , https://dispatch.example:8443, true",
    "DELETE, cross-site, , false",
    "POST, , https://evil.example, false"
  })
  void whoComesWithTheCookieOfASessionSaysFromWhere(
      String method, String site, String origin, boolean trusted) {
    assertThat(new RequestSource(method, site, origin, OWN, true).isTrusted(List::of))
        .isEqualTo(trusted);
  }

  private static boolean isTrusted(String method, String site, String origin) {
    return new RequestSource(method, site, origin, OWN, false).isTrusted(List::of);
  }
}
