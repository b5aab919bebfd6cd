// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import dev.dispatchee.database.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/** Reads a file piece by piece. For one thread. */
final class StoredFileStream extends InputStream {

  private final StoredFile file;
  private final MessageDigest digest = FilePieces.sha256();
  private byte[] piece = new byte[0];
  private int next;
  private int used;
  private long read;
  private boolean closed;

  StoredFileStream(StoredFile file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    return fill() ? piece[used++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, piece.length - used);
    System.arraycopy(piece, used, into, from, count);
    used += count;
    return count;
  }

  @Override
  public int available() {
    return piece.length - used;
  }

  @Override
  public void close() {
    closed = true;
    piece = new byte[0];
    used = 0;
  }

  private boolean fill() throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
    if (used < piece.length) {
      return true;
    }
    if (read >= file.size()) {
      return false;
    }
    piece = load();
    next++;
    used = 0;
    read += piece.length;
    digest.update(piece);
    if (read >= file.size()) {
      checkWhole();
    }
    return true;
  }

  private byte[] load() throws IOException {
    try {
      return file.pieces().read(file.id(), next).orElseThrow(this::gone);
    } catch (DatabaseException refused) {
      throw new IOException(
          "the file '%s' cannot be read: the database refuses".formatted(file.name()), refused);
    }
  }

  // A database that has forgotten its latest commits may give an id to two files.
  private void checkWhole() throws IOException {
    if (read != file.size() || !HexFormat.of().formatHex(digest.digest()).equals(file.checksum())) {
      close();
      throw gone();
    }
  }

  private IOException gone() {
    return new IOException(
        "the file '%s' was replaced or removed while it was being read".formatted(file.name()));
  }
}
