// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts values of a job into texts of the map file: {@code {key}}. */
final class Template {

  private final Work work;
  private final Set<String> used = new HashSet<>();
  private final Set<String> unknown = new TreeSet<>();

  Template(Work work) {
    this.work = work;
  }

  /** The keys that were put in. */
  Set<String> used() {
    return used;
  }

  /** The keys that the job does not have. */
  Set<String> unknown() {
    return unknown;
  }

  /**
   * Fills one text. What stands behind a {@code $}, as in {@code ${secret:alias}}, stays as it is.
   */
  String fill(String text) {
    var filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int end = open < 0 ? -1 : text.indexOf('}', open);
      if (end < 0) {
        break;
      }
      filled.append(text, at, open);
      boolean isReference = open > 0 && text.charAt(open - 1) == '$';
      var key = text.substring(open + 1, end);
      filled.append(isReference ? "{" + key + "}" : value(key));
      at = end + 1;
    }
    return filled.append(text, at, text.length()).toString();
  }

  private String value(String key) {
    var value = find(key);
    if (value == null) {
      unknown.add(key);
      return "";
    }
    used.add(key);
    return value;
  }

  private @Nullable String find(String key) {
    var value = work.data().get(key);
    return value == null ? work.facts().get(key) : value;
  }
}
