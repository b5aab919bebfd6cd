// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.InvalidSettingsException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;

/** Charsets by their names. */
final class Charsets {

  private Charsets() {}

  /**
   * The charset of that name.
   *
   * @throws InvalidSettingsException if there is none
   */
  static Charset of(String name) {
    try {
      return Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException none) {
      throw new InvalidSettingsException(
          ProcessSettings.CHARSET, name, "the name of a charset, such as UTF-8 or ISO-8859-1");
    }
  }
}
