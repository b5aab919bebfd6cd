// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelativeRedirectsTest {

  @ParameterizedTest
  @CsvSource({
    "http://evil.example/dispatch/, /dispatch/",
    "https://evil.example:8443/dispatch/?a=b%20c, /dispatch/?a=b%20c",
    "//evil.example/dispatch/, /dispatch/",
    "http://good.example//evil.example/, /evil.example/",
    "/dispatch/, /dispatch/",
    "http://evil.example, /",
    "mailto:a@evil.example, /",
    "'http://evil .example/x', /"
  })
  void nameNoHost(String location, String relative) {
    assertThat(RelativeRedirects.relative(location)).isEqualTo(relative);
  }

  @ParameterizedTest
  @CsvSource({
    "https://login.example/auth?state=a, true",
    "http://jobs.example:8080/dispatch/, false",
    "http://JOBS.example:8080/dispatch/, false",
    "http://jobs.example:8180/auth, true",
    "//login.example/auth, true",
    "/dispatch/, false",
    "'http://evil .example/x', false"
  })
  void onlyAnotherHostThanTheOneThatWasCalledIsLeft(String location, boolean leaves) {
    assertThat(RelativeRedirects.leavesHost(location, "jobs.example:8080")).isEqualTo(leaves);
  }
}
