// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path folder;

  private final Report report = new Report();

  @Test
  void renewsTheFiguresAndLeavesTheRest() throws IOException {
    var document = folder.resolve("benchmark.md");
    Files.writeString(
        document, "before\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nafter\n");
    report.add("new");

    report.writeInto(document);
    report.writeInto(document);

    assertThat(document)
        .hasContent("before\n<!-- figures: begin -->\nnew\n<!-- figures: end -->\nafter\n");
  }

  @Test
  void refusesADocumentWithoutAPlaceForTheFigures() throws IOException {
    var document = Files.writeString(folder.resolve("benchmark.md"), "text");

    assertThatThrownBy(() -> report.writeInto(document)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysPlainlyWhenATargetIsNotReached() throws IOException {
    report.target("runs", 4.9, 5, true);
    report.target("late", 499, 500, false);
    report.write(folder.resolve("report.md"));

    assertThat(folder.resolve("report.md"))
        .content()
        .contains("**runs**: 4.90, target at least 5.00: **not reached**")
        .contains("**late**: 499, target at most 500: reached");
  }

  @Test
  void showsAGapWhereAContestantWasNotMeasured() {
    var series = new Series();
    series.add("one", "first", 1);
    series.add("other", "second", 2);

    assertThat(series.table("who").lines())
        .containsExactly(
            "| who | first | second |",
            "| --- | --- | --- |",
            "| one | 1.00 | – |",
            "| other | – | 2.00 |");
  }
}
