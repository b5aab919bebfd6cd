// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {

  @Test
  void isThatOfTheFileOfATriggerAlone() {
    assertThat(FilePath.isOfUpload("PUT", "/api/v1/triggers/17/file")).isTrue();
    assertThat(FilePath.isOfUpload("POST", "/api/v1/triggers/17/file")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/api/v1/triggers/17",
        "/api/v1/triggers/file",
        "/api/v1/triggers/17/x/file",
        "/api/v1/triggers/17/file/",
        "/api/v1/import/file",
        "/x/api/v1/triggers/17/file"
      })
  void noOtherPathTakesLargeBodies(String path) {
    assertThat(FilePath.isOfUpload("PUT", path)).isFalse();
  }
}
