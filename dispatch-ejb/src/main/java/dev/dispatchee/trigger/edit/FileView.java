// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.file.StoredFile;

/**
 * What all may know of the file of a trigger; the names are those of the admin API.
 *
 * @param name its name
 * @param size how many bytes it has
 * @param checksum their SHA-256, 64 hexadecimal digits in small letters
 */
public record FileView(String name, long size, String checksum) {

  /** What is told of a file. */
  public static FileView of(StoredFile file) {
    return new FileView(file.name(), file.size(), file.checksum());
  }
}
