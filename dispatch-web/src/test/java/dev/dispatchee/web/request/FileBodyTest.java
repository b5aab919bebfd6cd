// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FileBodyTest {

  private long now;

  @Test
  void isReadAsItComes() {
    assertThat(body(new ByteArrayInputStream(new byte[100_000])).pass(InputStream::readAllBytes))
        .hasSize(100_000);
    int one = body(new ByteArrayInputStream(new byte[] {-1})).pass(InputStream::read);
    assertThat(one).isEqualTo(255);
  }

  @Test
  void isRefusedWhenItTakesTooLong() {
    var dripping =
        new InputStream() {
          @Override
          public int read() {
            now += Duration.ofSeconds(1).toNanos();
            return 'x';
          }

          @Override
          public int read(byte[] into, int from, int length) {
            into[from] = (byte) read();
            return 1;
          }
        };

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> body(dripping).pass(InputStream::readAllBytes))
        .withMessage("the body did not come within 600 seconds");
  }

  @Test
  void isRefusedWhenItBreaksOff() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                body(InputStream.nullInputStream())
                    .pass(
                        stream -> {
                          throw new IOException("reset");
                        }))
        .withMessage("the body ends too early")
        .matches(refused -> refused.code() == ProblemCode.MALFORMED_REQUEST);
  }

  @Test
  void isTakenAsItIsOnly() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> FileBody.read(InputStream.nullInputStream(), "gzip", stream -> 1))
        .matches(refused -> refused.code() == ProblemCode.UNSUPPORTED_MEDIA_TYPE);
    int none = FileBody.read(InputStream.nullInputStream(), "Identity", InputStream::read);
    assertThat(none).isEqualTo(-1);
  }

  private FileBody body(InputStream stream) {
    return new FileBody(
        new ArrivingBody(stream, FileBody.TIME, () -> now, new WaitingThreads(1, Duration.ZERO)));
  }
}
