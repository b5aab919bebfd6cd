// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Guesses which time zone was meant by a name that is none. */
final class ZoneHints {

  private static final int LONGEST = 50;
  private static final int MOST = 3;
  // Names of fewer letters have too many neighbours.
  private static final int SHORTEST_ALONE = 6;
  private static final int SHORTEST_IN_REGION = 5;
  private static final int LETTERS_FOR_A_SLIP = 4;

  private ZoneHints() {}

  /** The zones that may be meant, at most three; none rather than a wrong one. */
  static List<String> of(String typed) {
    if (typed.length() > LONGEST) {
      return List.of();
    }
    var name = typed.strip();
    var small = small(name);
    var city = city(small);
    return Stream.<List<String>>of(
            known(id -> small(id).equals(small)),
            ZoneOffsetHints.of(name),
            ZoneNames.ofAbbreviation(name.toUpperCase(Locale.ROOT)),
            known(id -> city(small(id)).equals(city)),
            ZoneNames.ofPlace(city),
            nearest(small))
        .filter(zones -> !zones.isEmpty())
        .findFirst()
        .map(zones -> zones.subList(0, Math.min(MOST, zones.size())))
        .orElse(List.of());
  }

  /** The zones of the JDK that fit; of several names for one zone the shortest. */
  private static List<String> known(Predicate<String> fits) {
    var rules = new HashSet<>();
    var zones = new ArrayList<String>();
    ZoneId.getAvailableZoneIds().stream()
        .filter(fits)
        .sorted(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
        .filter(id -> rules.add(ZoneId.of(id).getRules()))
        .forEach(zones::add);
    return zones;
  }

  private static List<String> nearest(String small) {
    int least =
        ZoneId.getAvailableZoneIds().stream()
            .mapToInt(id -> slips(small, small(id)))
            .min()
            .orElse(Integer.MAX_VALUE);
    return least == Integer.MAX_VALUE ? List.of() : known(id -> slips(small, small(id)) == least);
  }

  /**
   * How many letters are wrong, if the name of the place is long enough and nearly right, and the
   * region is too or is left out.
   */
  private static int slips(String typed, String id) {
    if (!id.contains("/") || id.chars().anyMatch(Character::isDigit)) {
      return Integer.MAX_VALUE;
    }
    var typedCity = city(typed);
    int ofCity = letters(typedCity, city(id));
    if (!typed.contains("/")) {
      return typedCity.length() >= SHORTEST_ALONE && few(ofCity, typedCity)
          ? ofCity
          : Integer.MAX_VALUE;
    }
    var typedRegion = region(typed);
    int ofRegion = letters(typedRegion, region(id));
    return typedCity.length() >= SHORTEST_IN_REGION
            && few(ofCity, typedCity)
            && few(ofRegion, typedRegion)
        ? ofCity + ofRegion
        : Integer.MAX_VALUE;
  }

  private static boolean few(int slips, String name) {
    return slips <= name.length() / LETTERS_FOR_A_SLIP;
  }

  private static String small(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private static String city(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static String region(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** How many letters must be changed, added or left out to get from one word to the other. */
  private static int letters(String from, String to) {
    var row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
