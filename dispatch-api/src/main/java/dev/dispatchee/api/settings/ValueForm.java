// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.Map;

/** How the text of a setting is read, and what is allowed there. */
interface ValueForm {

  /**
   * Reads a text that is not blank.
   *
   * @throws IllegalArgumentException if it is not allowed; the message may show it, so it is not
   *     passed on
   */
  Object read(String text);

  /** What {@link #read} allows, in words. */
  String allowed();

  /** What may be shown of a text that is not allowed. */
  default String shown(String text) {
    return text;
  }

  /** The keywords of the schema beside type, description and default. */
  Map<String, Object> schema();
}
