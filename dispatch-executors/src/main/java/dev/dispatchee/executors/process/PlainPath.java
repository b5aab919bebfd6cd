// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.InvalidSettingsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Whole paths in their one plain form, so that they can be compared as texts. */
final class PlainPath {

  static final int LONGEST = 4095;
  static final String PATTERN = "/[^\\u0000-\\u001F\\u007F]*";
  static final String ALLOWED = "a whole path such as /usr/bin/rsync, without '.' and '..' in it";

  private PlainPath() {}

  /**
   * Refuses a path that is not whole or could be written in another way.
   *
   * @throws InvalidSettingsException naming the setting
   */
  static void check(String key, String text) {
    if (!isPlain(text)) {
      throw new InvalidSettingsException(key, text, ALLOWED);
    }
  }

  static boolean isPlain(String text) {
    try {
      var path = Path.of(text);
      return path.isAbsolute() && path.normalize().toString().equals(text);
    } catch (InvalidPathException unusable) {
      return false;
    }
  }
}
