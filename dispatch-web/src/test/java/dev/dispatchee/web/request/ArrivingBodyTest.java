// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivingBodyTest {

  private static final Duration TIME = Duration.ofSeconds(30);

  private final WaitingThreads waiting = new WaitingThreads(1, Duration.ZERO);
  private long now;

  @Test
  void isReadToItsEndOrAsFarAsIsWanted() throws IOException {
    var bytes = new byte[100_000];

    assertThat(body(new ByteArrayInputStream(bytes)).read(200_000)).hasSize(100_000);
    assertThat(body(new ByteArrayInputStream(bytes)).read(99_999)).hasSize(99_999);
    assertThat(body(InputStream.nullInputStream()).read(1)).isEmpty();
  }

  @Test
  void mayTakeItsTime() throws IOException {
    assertThat(body(aByteEvery(Duration.ofSeconds(1), 30)).read(1_000)).hasSize(30);
  }

  @Test
  void isRefusedWhenItComesByteByByteForEver() {
    var dripping = aByteEvery(Duration.ofSeconds(1), Integer.MAX_VALUE);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> body(dripping).read(1_000))
        .withMessage("the body did not come within 30 seconds");
    assertThat(now).isEqualTo(Duration.ofSeconds(31).toNanos());
  }

  @Test
  void isRefusedWhenTooManyThreadsWaitAlready() throws IOException {
    assertThat(waiting.enter()).isTrue();

    assertThat(body(new ByteArrayInputStream(new byte[3])).read(3)).hasSize(3);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> body(aByteEvery(Duration.ofSeconds(1), 1)).read(3))
        .withMessageStartingWith("too many callers");
  }

  @Test
  void givesItsPlaceBackHoweverItEnds() throws IOException {
    body(aByteEvery(Duration.ofSeconds(1), 5)).read(10);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> body(aByteEvery(TIME.plusSeconds(1), 5)).read(10));

    assertThat(waiting.enter()).isTrue();
  }

  private ArrivingBody body(InputStream stream) {
    return new ArrivingBody(stream, TIME, () -> now, waiting);
  }

  private InputStream aByteEvery(Duration time, int count) {
    return new InputStream() {
      private int sent;

      @Override
      public int read() {
        if (sent == count) {
          return -1;
        }
        now += time.toNanos();
        sent++;
        return 'x';
      }

      @Override
      public int read(byte[] into, int start, int length) {
        int next = read();
        if (next < 0) {
          return -1;
        }
        into[start] = (byte) next;
        return 1;
      }
    };
  }
}
