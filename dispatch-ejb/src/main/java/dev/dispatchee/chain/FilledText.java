// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A text with places for the results of members: {@code ${members.NAME.result}}, or {@code
 * ${members.NAME.result/a/b}} for what stands at that JSON Pointer in a result that is JSON. All
 * else is taken as it stands, other dollar signs and braces too.
 *
 * @param parts in their order
 */
record FilledText(List<Part> parts) {

  private static final String OPEN = "${members.";
  private static final String RESULT = "result";
  private static final String ALLOWED =
      "${members.NAME.result} or, with a JSON Pointer, ${members.NAME.result/a/b}";
  private static final int LONGEST_SHOWN = 100;

  FilledText {
    parts = List.copyOf(parts);
  }

  /** A piece of it. */
  sealed interface Part {

    /** Text as it stands. */
    record Plain(String text) implements Part {}

    /**
     * A place for a result.
     *
     * @param member the name of the member
     * @param pointer a JSON Pointer; empty for the whole
     */
    record Place(String member, String pointer) implements Part {}
  }

  /**
   * Reads a text, in one pass.
   *
   * @throws IllegalArgumentException if a place is not closed, or is none of the two forms
   */
  static FilledText parse(String text) {
    var parts = new ArrayList<Part>();
    int from = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, from)) {
      int close = text.indexOf('}', open);
      if (close < 0) {
        throw refusal(text.substring(open));
      }
      if (open > from) {
        parts.add(new Part.Plain(text.substring(from, open)));
      }
      parts.add(place(text.substring(open + OPEN.length(), close)));
      from = close + 1;
    }
    if (from < text.length() || parts.isEmpty()) {
      parts.add(new Part.Plain(text.substring(from)));
    }
    return new FilledText(parts);
  }

  private static Part.Place place(String inner) {
    int dot = inner.indexOf('.');
    var rest = dot < 0 ? "" : inner.substring(dot + 1);
    if (!rest.startsWith(RESULT)) {
      throw refusal(OPEN + inner + "}");
    }
    var pointer = rest.substring(RESULT.length());
    if (!pointer.isEmpty() && !ResultValues.isPointer(pointer)) {
      throw refusal(OPEN + inner + "}");
    }
    return new Part.Place(inner.substring(0, dot), pointer);
  }

  private static IllegalArgumentException refusal(String found) {
    var shown = found.length() > LONGEST_SHOWN ? found.substring(0, LONGEST_SHOWN) + "…" : found;
    return new IllegalArgumentException("found '%s', allowed: %s".formatted(shown, ALLOWED));
  }

  /** The names in its places. */
  Stream<String> members() {
    return parts.stream()
        .filter(Part.Place.class::isInstance)
        .map(part -> ((Part.Place) part).member());
  }

  /** Whether it is not the same in each run. */
  boolean hasPlaces() {
    return parts.stream().anyMatch(Part.Place.class::isInstance);
  }

  /**
   * The text with its places filled.
   *
   * @param values what stands in a place
   * @param longest how many characters are allowed
   * @throws IllegalArgumentException if it becomes longer
   */
  String fill(Function<Part.Place, String> values, int longest) {
    var filled = new StringBuilder();
    for (var part : parts) {
      if (part instanceof Part.Place place) {
        filled.append(values.apply(place));
      } else if (part instanceof Part.Plain plain) {
        filled.append(plain.text());
      }
      if (filled.length() > longest) {
        throw new IllegalArgumentException(
            "filled in, it has more than the %d characters that are allowed".formatted(longest));
      }
    }
    return filled.toString();
  }
}
