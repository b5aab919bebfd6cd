// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are unpacked, however much is in them and whatever is wrong with them. */
@Timeout(30)
class PackedAnswersTest {

  private static final byte[] TEXT = "Grüße, Grüße, Grüße".getBytes(UTF_8);

  @ParameterizedTest
  @CsvSource({
    "gzip, GZIP",
    "x-gzip, GZIP",
    "GZip, GZIP",
    "'identity, gzip', GZIP",
    "deflate, ZLIB",
    "deflate, BARE",
    "identity, NONE"
  })
  void unpacksTheBody(String coding, Packing packing) throws Exception {
    try (var server = server(coding, packing.pack(TEXT))) {
      assertThat(run(server).written()).isEqualTo("HTTP 200 OK\n\nGrüße, Grüße, Grüße");
    }
  }

  @ParameterizedTest
  @CsvSource({"gzip, GZIP", "deflate, ZLIB", "deflate, BARE"})
  void unpacksNoMoreThan64KiB(String coding, Packing packing) throws Exception {
    var huge = new byte[200 * 1024 * 1024];
    Arrays.fill(huge, (byte) 'x');
    try (var server = server(coding, packing.pack(huge))) {
      var run = run(server);

      assertThat(run.written())
          .isEqualTo(
              "HTTP 200 OK\n\n"
                  + "x".repeat(65536)
                  + "\n\nthe body was longer, the rest is left out\n");
      assertThat(run.reported()).hasSize(1);
    }
  }

  @Test
  void readsNoEndlessBodyThatComesToNothing() throws Exception {
    // Members of a gzip file, one after the other, each with nothing in it.
    var nothing = Packing.GZIP.pack(new byte[0]);
    try (var server =
        LoopbackServer.that(
            (self, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(US_ASCII));
              var many = new ByteArrayOutputStream();
              for (int i = 0; i < 1000; i++) {
                many.write(nothing);
              }
              while (true) {
                out.write(many.toByteArray());
              }
            })) {
      assertThatThrownBy(() -> run(server))
          .hasMessage(server.url() + " packed its answer in a way that is not gzip");
      server.awaitClientGone();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate"})
  void failsWhenTheBodyIsNotWhatItsHeadSays(String coding) throws Exception {
    try (var server = server(coding, "plain text".getBytes(UTF_8))) {
      assertThatThrownBy(() -> run(server))
          .hasMessage(server.url() + " packed its answer in a way that is not " + coding);
    }
  }

  @Test
  void keepsWhatCouldBeUnpackedOfABodyThatWasCutShort() throws Exception {
    var random = "0123456789abcdef".repeat(1000).getBytes(UTF_8);
    var packed = Packing.GZIP.pack(random);
    try (var server = server("gzip", Arrays.copyOf(packed, packed.length - 9))) {
      var run = runOf(server);

      assertThatThrownBy(() -> executor().execute(run)).hasMessageContaining("not gzip");
      assertThat(run.written())
          .startsWith("HTTP 200 OK\n\n0123456789abcdef")
          .endsWith("\n\nthe answer was not complete\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip, gzip", "\u00fczip"})
  void showsNothingOfABodyThatCannotBeUnpacked(String coding) throws Exception {
    try (var server = server(coding, TEXT)) {
      assertThat(run(server).written())
          .startsWith("HTTP 200 OK\n\nthe body is packed with '")
          .endsWith("'; gzip and deflate are what can be unpacked");
    }
  }

  private static LoopbackServer server(String coding, byte[] body) throws IOException {
    var head =
        "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(coding, body.length);
    return LoopbackServer.that(
        (self, out) -> {
          out.write(head.getBytes(UTF_8));
          out.write(body);
        });
  }

  private static RecordedRun run(LoopbackServer server) throws Exception {
    var run = runOf(server);
    executor().execute(run);
    return run;
  }

  private static RecordedRun runOf(LoopbackServer server) {
    return TestRun.of(executor()).with(Map.of("url", server.url(), "timeout", "PT20S")).prepare();
  }

  private static HttpRequestExecutor executor() {
    return new HttpRequestExecutor("127.0.0.1", SystemDefaultDnsResolver.INSTANCE, Thread::new);
  }

  /** Ways to pack a body. */
  enum Packing {
    GZIP {
      @Override
      OutputStream onto(OutputStream out) throws IOException {
        return new GZIPOutputStream(out);
      }
    },
    ZLIB {
      @Override
      OutputStream onto(OutputStream out) {
        return new DeflaterOutputStream(out);
      }
    },
    BARE {
      @Override
      OutputStream onto(OutputStream out) {
        return new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
      }
    },
    NONE {
      @Override
      OutputStream onto(OutputStream out) {
        return out;
      }
    };

    abstract OutputStream onto(OutputStream out) throws IOException;

    byte[] pack(byte[] bytes) {
      var packed = new ByteArrayOutputStream();
      try (var packing = onto(packed)) {
        packing.write(bytes);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return packed.toByteArray();
    }
  }
}
