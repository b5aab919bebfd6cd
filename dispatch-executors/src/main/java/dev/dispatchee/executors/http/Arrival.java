// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.executors.http.AnswerBody.End;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of the answers to a request by now, so that it can be told however the exchange
 * ends. One thread reads while another may ask.
 */
final class Arrival {

  private static final int PIECE = 8 * 1024;

  private final List<String> redirects = new ArrayList<>();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private RequestUrl url;
  private Charset charset = StandardCharsets.UTF_8;
  private @Nullable HttpAnswer head;
  private End end = End.BROKEN_OFF;

  Arrival(RequestUrl url) {
    this.url = url;
  }

  /** Takes an answer that led elsewhere. */
  synchronized void redirected(HttpAnswer answer, RequestUrl next) {
    redirects.add("%s, on to %s".formatted(answer.statusLine(), next.shown()));
    url = next;
  }

  /** Takes the head of the last answer. */
  synchronized void begin(HttpAnswer answer, Charset bodyIsIn) {
    head = answer;
    charset = bodyIsIn;
  }

  /** Takes a body, no more than {@link AnswerBody#MOST_BYTES}, and leaves the rest where it is. */
  void read(InputStream in) throws IOException {
    var piece = new byte[PIECE];
    // One byte more: to know whether the body goes on.
    int left = AnswerBody.MOST_BYTES + 1;
    int count = in.read(piece, 0, Math.min(left, PIECE));
    while (count != -1) {
      left -= count;
      append(piece, left == 0 ? count - 1 : count);
      if (left == 0) {
        end(End.CUT);
        return;
      }
      count = in.read(piece, 0, Math.min(left, PIECE));
    }
    end(End.WHOLE);
  }

  /** Says how the body ended. */
  synchronized void end(End how) {
    end = how;
  }

  private synchronized void append(byte[] piece, int count) {
    body.write(piece, 0, count);
  }

  /** Who was asked last. */
  synchronized RequestUrl url() {
    return url;
  }

  /** One line for each redirect that was followed. */
  synchronized List<String> redirects() {
    return List.copyOf(redirects);
  }

  /** The last answer, as far as it came; empty when not even its status did. */
  synchronized Optional<HttpAnswer> answer() {
    return Optional.ofNullable(head)
        .map(
            answer ->
                new HttpAnswer(
                    answer.status(),
                    answer.reason(),
                    AnswerBody.of(body.toByteArray(), charset, end)));
  }
}
