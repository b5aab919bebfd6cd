package dev.dispatchee.trigger;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what somebody meant to type: the candidate with the smallest edit distance. */
final class Nearest {

  private static final int LONGEST = 64;

  private Nearest() {}

  /** The nearest candidate, unless nothing is near: more than a third would have to be changed. */
  static Optional<String> to(String typed, Collection<String> candidates) {
    if (typed.isBlank() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    var wanted = typed.toLowerCase(Locale.ROOT);
    return candidates.stream()
        .map(
            candidate ->
                new Distance(candidate, between(wanted, candidate.toLowerCase(Locale.ROOT))))
        .filter(distance -> distance.edits() <= Math.max(1, typed.length() / 3))
        .min(Comparator.comparingInt(Distance::edits).thenComparing(Distance::candidate))
        .map(Distance::candidate);
  }

  private record Distance(String candidate, int edits) {}

  /** Levenshtein's distance, by rows. */
  private static int between(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
