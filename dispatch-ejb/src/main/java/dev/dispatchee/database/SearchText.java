// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.util.Locale;

/** Texts that names are searched for, in any case. */
public final class SearchText {

  private SearchText() {}

  /**
   * What {@code like} is to be given, with a backslash as its escape, for texts in lower case that
   * have this in them: {@code %} and {@code _} mean themselves.
   */
  public static String containing(String text) {
    return "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
