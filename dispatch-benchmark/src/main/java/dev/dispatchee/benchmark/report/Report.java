// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The figures of one run of the benchmark, as Markdown. */
public final class Report {

  private static final String BEGIN = "<!-- figures: begin -->\n";
  private static final String END = "<!-- figures: end -->\n";

  private final StringBuilder text = new StringBuilder();

  /** Begins a part. */
  public void heading(String title) {
    text.append("\n## ").append(title).append("\n\n");
  }

  /** A paragraph, a list or a table. */
  public void add(String markdown) {
    text.append(markdown.strip()).append("\n\n");
  }

  /** Who is ahead in each measure that several contestants have, with the ratios. */
  public void standings(Series series, Better better) {
    series.measures().forEach(measure -> standing(series, measure, better));
  }

  /** Who is ahead in one measure, with the ratios; nothing if there is only one contestant. */
  public void standing(Series series, String measure, Better better) {
    var standing = series.standing(measure, better);
    if (standing.isOfSeveral()) {
      add(standing.toString());
    }
  }

  /** Whether what was aimed at was reached, with both figures. */
  public void target(String what, double value, double wanted, boolean atLeast) {
    boolean reached = atLeast ? value >= wanted : value <= wanted;
    add(
        String.format(
            Locale.ROOT,
            "- **%s**: %s, target %s %s: %s",
            what,
            plain(value),
            atLeast ? "at least" : "at most",
            plain(wanted),
            reached ? "reached" : "**not reached**"));
  }

  /** Writes it to a file of its own. */
  public void write(Path file) {
    try {
      Files.writeString(file, text.toString().strip() + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Puts it into a document, between the marks that are there for it; what stands around them was
   * written by people and stays.
   *
   * @throws IllegalStateException if the marks are not there
   */
  public void writeInto(Path document) {
    try {
      var whole = Files.readString(document);
      int begin = whole.indexOf(BEGIN);
      int end = whole.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new IllegalStateException(document + " has no marks for the figures");
      }
      Files.writeString(
          document,
          whole.substring(0, begin + BEGIN.length())
              + text.toString().strip()
              + "\n"
              + whole.substring(end));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String plain(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
  }
}
