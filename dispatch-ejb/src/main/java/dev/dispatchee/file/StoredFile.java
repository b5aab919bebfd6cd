// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import dev.dispatchee.api.DispatchTaskFile;
import java.io.InputStream;

/**
 * A file that a trigger has, or had.
 *
 * @param id which one: a file that takes its place has another id
 * @param name its name
 * @param size how many bytes it has
 * @param checksum their SHA-256, 64 hexadecimal digits in small letters
 * @param pieces where its bytes are
 */
public record StoredFile(long id, String name, long size, String checksum, FilePieces pieces)
    implements DispatchTaskFile {

  /** Reads it; each piece is a statement of its own, with no transaction open. */
  @Override
  public InputStream open() {
    return new StoredFileStream(this);
  }

  /** Whether another one, under whatever id, has the same name and bytes. */
  public boolean isLike(StoredFile other) {
    return name.equals(other.name) && checksum.equals(other.checksum) && size == other.size;
  }
}
