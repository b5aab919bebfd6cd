// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  private static final HttpHeaders JSON = declaring(new MediaType("application", "json"));
  private static final MediaType PATCH = new MediaType("application", "merge-patch+json");

  @Test
  void takesAsMuchAsTheLimit() {
    assertThat(Body.read(bytes(Body.LIMIT), JSON)).hasSize(Body.LIMIT);
  }

  @Test
  void refusesOneByteMore() {
    assertThat(refusalOf(bytes(Body.LIMIT + 1), JSON)).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
  }

  @Test
  void readsNoMoreThanNeededToSeeThatItIsTooMuch() {
    var endless = bytes(2 * Body.LIMIT);

    assertThat(refusalOf(endless, JSON)).isEqualTo(ProblemCode.PAYLOAD_TOO_LARGE);
    assertThat(endless.available()).isEqualTo(Body.LIMIT - 1);
  }

  @Test
  void saysThatABodyEndsTooEarly() {
    var cutOff =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("UT000128: Remote peer closed connection");
          }
        };

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Body.read(cutOff, JSON))
        .withMessage("the body ends too early");
  }

  @Test
  void nothingNeedsNoDeclaration() {
    assertThat(Body.read(bytes(0), declaring(null))).isEmpty();
    assertThat(Body.read(bytes(0), declaring(new MediaType("text", "plain")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json-patch+json",
        "application/vnd.x+json",
        "application/*",
        "*/*"
      })
  void otherTypesAreRefused(String type) {
    var parts = type.split("/", -1);

    assertThat(refusalOf(bytes(2), declaring(new MediaType(parts[0], parts[1]))))
        .isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void anUndeclaredBodyIsRefused() {
    assertThat(refusalOf(bytes(2), declaring(null))).isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf-8", "UTF-8"})
  void theCharsetMayBeNamed(String charset) {
    assertThat(Body.read(bytes(2), declaring(new MediaType("application", "json", charset))))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "utf-16", "nope"})
  void otherCharsetsAreRefused(String charset) {
    assertThat(refusalOf(bytes(2), declaring(new MediaType("application", "json", charset))))
        .isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br"})
  void packedBodiesAreRefused(String encoding) {
    var headers =
        Requests.declaring(
            new MediaType("application", "json"), Map.of("Content-Encoding", encoding));

    assertThat(refusalOf(bytes(2), headers)).isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @Test
  void onlyAChangeMayBeAMergePatch() {
    assertThat(Body.readPatch(bytes(2), declaring(PATCH))).hasSize(2);
    assertThat(Body.readPatch(bytes(2), JSON)).hasSize(2);
    assertThat(refusalOf(bytes(2), declaring(PATCH))).isEqualTo(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
  }

  private static ByteArrayInputStream bytes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  private static HttpHeaders declaring(MediaType type) {
    return Requests.declaring(type, Map.of());
  }

  private static ProblemCode refusalOf(InputStream body, HttpHeaders headers) {
    return assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> Body.read(body, headers))
        .actual()
        .code();
  }
}
