// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.cli.convert.fires.Comparison;
import dev.dispatchee.cli.convert.fires.Fires;
import dev.dispatchee.definition.SafeText;
import java.time.Instant;
import java.util.List;

/** The report of a conversion, for people. */
public final class ReportText {

  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  /** All of it; each line ends with a line break. */
  public static String of(Conversion conversion) {
    var report = new ReportText();
    report.head(conversion);
    conversion.jobs().forEach(report::job);
    report.unknown(conversion);
    return report.text.toString();
  }

  private void head(Conversion conversion) {
    line(
        "%s %s: %d jobs; %d map, %d differ, %d cannot"
            .formatted(
                conversion.kind(),
                SafeText.line(conversion.source()),
                conversion.jobs().size(),
                conversion.count(Verdict.MAPS),
                conversion.count(Verdict.DIFFERS),
                conversion.count(Verdict.CANNOT)));
    conversion.remarks().forEach(this::remark);
    if (!conversion.options().activates()) {
      line("The triggers are inactive at first; --active takes over what was switched on.");
    }
  }

  private void job(Job job) {
    line("");
    line(
        "%s  %s%s"
            .formatted(
                job.code(),
                SafeText.line(job.place()),
                job.isWritten() ? "" : "  (not in the definitions)"));
    job.remarks().forEach(this::remark);
    job.comparison().ifPresent(this::comparison);
  }

  private void remark(Remark remark) {
    line("  %-8s %s: %s".formatted(remark.verdict(), remark.topic(), remark.text()));
  }

  private void comparison(Comparison comparison) {
    if (comparison.isTheSame()) {
      var fires = comparison.next().ours();
      line(
          "  fires    %s and here: the same%s"
              .formatted(
                  comparison.engine(),
                  fires.isEmpty()
                      ? ", none any more"
                      : ", the next %d from %s to %s"
                          .formatted(fires.size(), fires.get(0), fires.get(fires.size() - 1))));
      return;
    }
    fires(comparison.engine(), comparison.next());
    comparison.differences().forEach(fires -> fires(comparison.engine(), fires));
  }

  private void fires(String engine, Fires fires) {
    line("  fires    %s%s".formatted(fires.occasion(), fires.areTheSame() ? " are the same" : ""));
    line("    %-24s  %s".formatted(engine, "here"));
    int most = Math.max(fires.theirs().size(), fires.ours().size());
    for (int i = 0; i < most; i++) {
      var theirs = at(fires.theirs(), i);
      var ours = at(fires.ours(), i);
      line("    %-24s  %-24s%s".formatted(theirs, ours, theirs.equals(ours) ? "" : "  differs"));
    }
  }

  private static String at(List<Instant> fires, int index) {
    return index < fires.size() ? fires.get(index).toString() : "-";
  }

  private void unknown(Conversion conversion) {
    if (conversion.unknownWork().isEmpty()) {
      return;
    }
    line("");
    line("The map file (--map) has no entry for:");
    conversion.unknownWork().forEach(work -> line("  %s".formatted(SafeText.line(work))));
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
