// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/** Puts the month and year fields of an expression into words. */
final class MonthWords {

  private static final int SHORTEST_RUN = 3;

  private final BitSet months;
  private final BitSet years;

  MonthWords(CronFields fields) {
    this.months = fields.values(Field.MONTH);
    this.years = fields.values(Field.YEAR);
  }

  boolean isEveryMonth() {
    return months.cardinality() == Field.MONTH.size();
  }

  boolean isEveryYear() {
    return years.cardinality() == Field.YEAR.size();
  }

  boolean isOneYear() {
    return years.cardinality() == 1;
  }

  /** Whether there is but one of them ever. */
  boolean isOneMonth() {
    return isOneYear() && months.cardinality() == 1;
  }

  /** How many days the shortest of them has. */
  int shortest() {
    boolean leap = !isEveryYear() && years.stream().allMatch(Year::isLeap);
    return months.stream().map(month -> Month.of(month).length(leap)).min().orElseThrow();
  }

  /** " in January", " from June to August"; empty for every month. */
  String in() {
    return isEveryMonth() ? "" : " " + (isRun() ? run() : "in " + names());
  }

  /** "of every month", "of every January", "of every month from June to August". */
  String of() {
    if (isEveryMonth()) {
      return "of every month";
    }
    if (isRun()) {
      return "of every month " + run();
    }
    return "of %s%s".formatted(isOneYear() ? "" : "every ", names());
  }

  private boolean isRun() {
    return runs().size() == 1 && months.cardinality() >= SHORTEST_RUN;
  }

  private String run() {
    var run = runs().get(0);
    return "from %s to %s".formatted(name(run.first()), name(run.last()));
  }

  // In the order of the winter, unless a year would begin and end within it.
  private List<Run> runs() {
    return isEveryYear()
        ? Run.around(months, Field.MONTH.min(), Field.MONTH.max())
        : Run.of(months);
  }

  private String names() {
    return Listing.join(months.stream().mapToObj(MonthWords::name).toList(), "and");
  }

  private static String name(int month) {
    return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** "in 2026", "from 2027 to 2029"; empty for every year. */
  String inYears() {
    if (isEveryYear()) {
      return "";
    }
    var runs = Run.of(years);
    if (runs.size() == 1 && years.cardinality() >= SHORTEST_RUN) {
      return "from %d to %d".formatted(runs.get(0).first(), runs.get(0).last());
    }
    return Listing.progression(years)
        .map(
            steps ->
                "in every %s year from %d to %d"
                    .formatted(Listing.ordinal(steps.step()), steps.first(), steps.last()))
        .orElseGet(() -> "in " + Listing.join(Listing.runs(years, Integer::toString), "and"));
  }
}
