// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColonsInPathsTest {

  @ParameterizedTest
  @CsvSource({
    "/a, false, /a",
    "/a:b::c, false, /a%3Ab%3A%3Ac",
    "//a:b/c, false, //a%3Ab/c",
    "http://h:80/a:b, true, http://h:80/a%3Ab",
    "http://h:80/, true, http://h:80/",
    "http://h:80, true, http://h:80",
  })
  void standEscapedInThePathAlone(String uri, boolean hasHost, String escaped) {
    assertThat(ColonsInPaths.escaped(uri, hasHost)).isEqualTo(escaped);
  }
}
