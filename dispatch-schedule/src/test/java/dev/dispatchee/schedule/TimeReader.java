// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads the first half of a description: the times of day. */
final class TimeReader {

  private static final int DAY = 86_400;
  private static final String CLOCK = "(\\d\\d:\\d\\d(?::\\d\\d)?)";
  private static final String UNIT = "(second|minute|hour)s?";

  private final Phrases phrases;

  TimeReader(Phrases phrases) {
    this.phrases = phrases;
  }

  /** From one second of the day to another, the second may be on the next day. */
  private record Window(int from, int to) {}

  BitSet read() {
    if (!phrases.takeAll("At (?=\\d\\d:)").isEmpty()) {
      var times = new BitSet();
      phrases.list(CLOCK, "and").forEach(clock -> times.set(second(clock.get(1), false)));
      return times;
    }
    return within(windows());
  }

  private List<Window> windows() {
    var windows = new ArrayList<Window>();
    if (phrases.take("Between ")) {
      phrases.list("(?:between )?" + CLOCK + " and " + CLOCK, "and").stream()
          .map(ends -> new Window(second(ends.get(1), false), second(ends.get(2), true)))
          .forEach(windows::add);
      phrases.need(", ");
    } else if (phrases.take("In every ")) {
      var steps = phrases.need("(\\d+)\\w\\w hour from (\\d\\d) to (\\d\\d), ");
      for (int hour = number(steps, 2); hour <= number(steps, 3); hour += number(steps, 1)) {
        windows.add(new Window(hour * 3600, hour * 3600 + 3599));
      }
    } else {
      windows.add(new Window(0, DAY - 1));
    }
    return windows;
  }

  private BitSet within(List<Window> windows) {
    var pace = phrases.takeAll("[Ee]very (\\d+ )?" + UNIT + "\\b(?! of)( on the hour)?");
    var times = new BitSet();
    if (!pace.isEmpty()) {
      int step = (pace.get(1).isEmpty() ? 1 : number(pace, 1)) * seconds(pace.get(2));
      windows.forEach(window -> every(step, window, times));
      return times;
    }
    var matching = inEachHour();
    for (var window : windows) {
      for (int i = window.from(); i <= last(window); i++) {
        if (matching.get(i % 3600)) {
          times.set(i % DAY);
        }
      }
    }
    return times;
  }

  private static void every(int step, Window window, BitSet times) {
    for (int i = window.from(); i <= last(window); i += step) {
      times.set(i % DAY);
    }
  }

  private static int last(Window window) {
    return window.to() < window.from() ? window.to() + DAY : window.to();
  }

  /** Seconds of the hour. */
  private BitSet inEachHour() {
    var seconds = new BitSet();
    var minutes = new BitSet();
    var pace = phrases.takeAll("[Ee]very (\\d+ )?seconds? of ");
    if (!pace.isEmpty()) {
      every(pace.get(1).isEmpty() ? 1 : number(pace, 1), new Window(0, 59), seconds);
      minutes = named("minute");
    } else {
      phrases.need("[Aa]t ");
      if (!phrases.takeAll("(?=\\w+ second|seconds? |every \\w+ second)").isEmpty()) {
        seconds = named("second");
        phrases.need(" of ");
        if (phrases.take("every minute")) {
          minutes.set(0, 60);
          return matching(seconds, minutes);
        }
      } else {
        seconds.set(0);
      }
      minutes = named("minute");
    }
    phrases.need(" of every hour");
    return matching(seconds, minutes);
  }

  private static BitSet matching(BitSet seconds, BitSet minutes) {
    var matching = new BitSet();
    minutes.stream()
        .forEach(minute -> seconds.stream().forEach(second -> matching.set(minute * 60 + second)));
    return matching;
  }

  private BitSet named(String unit) {
    var values = new BitSet();
    var steps = phrases.takeAll("every (\\d+)\\w\\w %s from (\\d+) to (\\d+)".formatted(unit));
    if (!steps.isEmpty()) {
      for (int i = number(steps, 2); i <= number(steps, 3); i += number(steps, 1)) {
        values.set(i);
      }
      return values;
    }
    phrases.need(unit + "s? ");
    for (var item : phrases.list("(\\d+)(?: to (\\d+))?", "and")) {
      values.set(number(item, 1), (item.get(2).isEmpty() ? number(item, 1) : number(item, 2)) + 1);
    }
    return values;
  }

  private static int seconds(String unit) {
    return switch (unit) {
      case "second" -> 1;
      case "minute" -> 60;
      default -> 3600;
    };
  }

  // 17:59 as an end is all of that minute, where times have no seconds.
  private static int second(String clock, boolean end) {
    var parts = clock.split(":");
    int second = Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60;
    return parts.length == 3 ? second + Integer.parseInt(parts[2]) : second + (end ? 59 : 0);
  }

  private static int number(List<String> groups, int group) {
    return Integer.parseInt(groups.get(group).strip());
  }
}
