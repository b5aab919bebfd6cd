// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAddressTest {

  @ParameterizedTest
  @CsvSource({
    "http://a:8080, http://a:8080/dispatch/api/v1",
    "http://a:8080/, http://a:8080/dispatch/api/v1",
    "https://a/dispatch/, https://a/dispatch/api/v1",
    "https://a/jobs, https://a/jobs/api/v1",
    "https://a/dispatch/api/v1, https://a/dispatch/api/v1",
    "http://[::1]:8080/dispatch, http://[::1]:8080/dispatch/api/v1",
  })
  void isThatOfTheServerTheApplicationOrTheApi(String typed, String api) {
    assertThat(ApiAddress.of(typed).api()).hasToString(api);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "ftp://a",
        "http://",
        "http://u:secret@a/",
        "http://a?x",
        "http://a#x",
        "a b"
      })
  void isRefusedIfItIsNoneOrHasASecretWhichIsNotShown(String typed) {
    assertThatThrownBy(() -> ApiAddress.of(typed))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith("the address of the server: ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void saysWhetherOthersCanReadAlong() {
    assertThat(ApiAddress.of("http://a").isInTheClear()).isTrue();
    assertThat(ApiAddress.of("https://a").isInTheClear()).isFalse();
    assertThat(ApiAddress.of("http://127.0.0.1:8080").isInTheClear()).isFalse();
    assertThat(ApiAddress.of("http://[::1]:8080").isInTheClear()).isFalse();
  }
}
