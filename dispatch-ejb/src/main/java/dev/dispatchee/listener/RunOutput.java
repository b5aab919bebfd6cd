// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.api.DispatchTaskOutput;
import dev.dispatchee.api.run.MaskedText;
import dev.dispatchee.api.run.SecretMask;
import dev.dispatchee.api.run.Utf8Stream;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.Utf8;
import dev.dispatchee.log.result.KeptOutput;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes what a run says and keeps the first and last of it, with a mark in between, without the
 * run's secrets and clean: NUL and lone surrogates become U+FFFD, which every database can store.
 * Safe for several threads.
 */
final class RunOutput implements DispatchTaskOutput {

  private static final int CHUNK = 64 * 1024;

  private final HeadAndTail kept;
  private final MaskedText masked;
  private int stored;
  private boolean maybeStored;

  RunOutput(int limit, SecretMask mask) {
    this.kept = new HeadAndTail(limit);
    this.masked = mask.stream();
  }

  @Override
  public void print(CharSequence text) {
    // Cleaned and encoded in pieces: a huge text must not be in memory three times over.
    int from = 0;
    while (from < text.length()) {
      int end = Math.min(text.length(), from + CHUNK);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end++;
      }
      append(text.subSequence(from, end));
      from = end;
    }
  }

  @Override
  public OutputStream asStream() {
    return new Utf8Stream(this);
  }

  @Override
  public synchronized void cut() {
    keep(masked.cut());
  }

  // Masked first: what is cleaned or cut of a secret would not be known again.
  private synchronized void append(CharSequence piece) {
    keep(masked.next(piece));
  }

  private void keep(String text) {
    kept.append(StorableText.of(text).getBytes(StandardCharsets.UTF_8));
  }

  /** What is kept and not stored yet; nothing may come after it. */
  synchronized KeptOutput kept() {
    keep(masked.rest());
    var chunks = new ArrayList<byte[]>();
    split(kept.head(), stored, chunks);
    // A chunk of its own, so that it is found again.
    kept.mark().ifPresent(mark -> chunks.add(mark.text().getBytes(StandardCharsets.UTF_8)));
    split(kept.tail(), 0, chunks);
    return output(chunks);
  }

  /** What can be stored now, because it will be kept whatever comes after it. */
  synchronized KeptOutput settled() {
    var chunks = new ArrayList<byte[]>();
    split(kept.settledHead(), stored, chunks);
    return output(chunks);
  }

  /**
   * What {@link #settled} gave is about to be stored. If {@link #stored} does not follow, nobody
   * knows whether it was.
   */
  synchronized void beginStoring() {
    maybeStored = true;
  }

  /** Says that this was stored. */
  synchronized void stored(KeptOutput output) {
    maybeStored = false;
    stored += output.chunks().stream().mapToInt(chunk -> chunk.length).sum();
  }

  private KeptOutput output(List<byte[]> chunks) {
    return new KeptOutput(chunks, stored, kept.count(), kept.isTruncated(), maybeStored);
  }

  /** What is kept, as text; nothing may come after it. */
  String text() {
    var text = new StringBuilder();
    for (var chunk : kept().chunks()) {
      text.append(new String(chunk, StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  private static void split(byte[] bytes, int start, List<byte[]> chunks) {
    int from = start;
    while (from < bytes.length) {
      int end = Utf8.startOfCharacter(bytes, from + CHUNK);
      chunks.add(Arrays.copyOfRange(bytes, from, end));
      from = end;
    }
  }
}
