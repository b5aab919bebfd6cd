// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.file.StoredFile;
import java.io.IOException;
import java.io.OutputStream;

/** A file of a trigger for who takes it away. */
public final class FileContent {

  private final StoredFile file;

  FileContent(StoredFile file) {
    this.file = file;
  }

  /** What it is. */
  public FileView view() {
    return FileView.of(file);
  }

  /**
   * Writes its bytes, piece by piece. No transaction may be open, since that may take its time.
   *
   * @throws IOException if it was replaced or removed meanwhile, or they cannot be written
   */
  public void writeTo(OutputStream target) throws IOException {
    try (var bytes = file.open()) {
      bytes.transferTo(target);
    }
  }
}
