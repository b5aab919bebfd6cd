// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text that is read from left to right, one phrase after the other. */
final class Phrases {

  private final String text;
  private int at;

  Phrases(String text) {
    this.text = text;
  }

  /** Whether a phrase comes next, which is then behind. */
  boolean take(String phrase) {
    boolean comes = text.startsWith(phrase, at);
    if (comes) {
      at += phrase.length();
    }
    return comes;
  }

  /** The parts of a phrase if it comes next, which is then behind; empty if it does not. */
  List<String> takeAll(String regex) {
    var matcher = Pattern.compile(regex).matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return List.of();
    }
    at = matcher.end();
    return groups(matcher.toMatchResult());
  }

  /** As {@link #takeAll}, where nothing else may come. */
  List<String> need(String regex) {
    var groups = takeAll(regex);
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' has no %s after '%s'".formatted(text, regex, text.substring(0, at)));
    }
    return groups;
  }

  /** One or more, joined with commas and, before the last, a word. */
  List<List<String>> list(String regex, String word) {
    var items = new ArrayList<List<String>>();
    items.add(need(regex));
    var more = takeAll(", " + regex);
    while (!more.isEmpty()) {
      items.add(more);
      more = takeAll(", " + regex);
    }
    var last = takeAll(" %s %s".formatted(word, regex));
    if (!last.isEmpty()) {
      items.add(last);
    } else if (items.size() > 1) {
      need(" " + word);
    }
    return items;
  }

  boolean isOver() {
    return at == text.length();
  }

  // The whole of it first, so that none is empty.
  private static List<String> groups(MatchResult match) {
    var groups = new ArrayList<String>();
    for (int i = 0; i <= match.groupCount(); i++) {
      groups.add(match.group(i) == null ? "" : match.group(i));
    }
    return groups;
  }
}
