// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Takes in the bytes of a file, piece by piece. For one thread, once. */
final class IncomingFile {

  private final long id;
  private final String name;
  private final FileRules rules;
  private final FilePieces pieces;
  private final MessageDigest digest = FilePieces.sha256();
  private long size;

  IncomingFile(long id, String name, FileRules rules, FilePieces pieces) {
    this.id = id;
    this.name = name;
    this.rules = rules;
    this.pieces = pieces;
  }

  /**
   * Takes in all of it.
   *
   * @throws IOException if the stream breaks off
   * @throws FileTooLargeException if there is more than is allowed
   */
  StoredFile take(InputStream body) throws IOException {
    var buffer = new byte[FilePieces.SIZE];
    int number = 0;
    for (int count = body.readNBytes(buffer, 0, buffer.length);
        count > 0;
        count = body.readNBytes(buffer, 0, buffer.length)) {
      size += count;
      if (size > rules.mostBytes()) {
        throw new FileTooLargeException(rules.mostBytes());
      }
      digest.update(buffer, 0, count);
      if (!pieces.append(id, number++, buffer, count)) {
        throw new IOException("the file was given up while it came in");
      }
    }
    return new StoredFile(id, name, size, HexFormat.of().formatHex(digest.digest()), pieces);
  }
}
