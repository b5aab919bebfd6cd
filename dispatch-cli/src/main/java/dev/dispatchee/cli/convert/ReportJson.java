// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.cli.convert.fires.Comparison;
import dev.dispatchee.cli.convert.fires.Fires;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of a conversion, for programs. */
public final class ReportJson {

  private ReportJson() {}

  /** All of it, as objects, lists and values. */
  public static Map<String, Object> of(Conversion conversion) {
    var report = new LinkedHashMap<String, Object>();
    report.put("kind", conversion.kind());
    report.put("source", conversion.source());
    report.put("after", conversion.options().after().toString());
    report.put("verdict", conversion.verdict().toString());
    for (var verdict : Verdict.values()) {
      report.put(verdict.toString(), conversion.count(verdict));
    }
    report.put("remarks", remarks(conversion.remarks()));
    report.put("jobs", conversion.jobs().stream().map(ReportJson::job).toList());
    report.put("withoutExecutor", List.copyOf(conversion.unknownWork()));
    return report;
  }

  private static Map<String, Object> job(Job job) {
    var told = new LinkedHashMap<String, Object>();
    told.put("externalReferenceCode", job.code());
    told.put("place", job.place());
    told.put("verdict", job.verdict().toString());
    told.put("written", job.isWritten());
    told.put("remarks", remarks(job.remarks()));
    job.comparison().ifPresent(comparison -> told.put("fires", fires(comparison)));
    return told;
  }

  private static List<Map<String, String>> remarks(List<Remark> remarks) {
    return remarks.stream()
        .map(
            remark -> {
              var told = new LinkedHashMap<String, String>();
              told.put("verdict", remark.verdict().toString());
              told.put("topic", remark.topic().toString());
              told.put("text", remark.text());
              return (Map<String, String>) told;
            })
        .toList();
  }

  private static Map<String, Object> fires(Comparison comparison) {
    var told = new LinkedHashMap<String, Object>();
    told.put("engine", comparison.engine());
    told.put("same", comparison.isTheSame());
    told.put("next", both(comparison.next()));
    told.put("differences", comparison.differences().stream().map(ReportJson::both).toList());
    return told;
  }

  private static Map<String, Object> both(Fires fires) {
    var told = new LinkedHashMap<String, Object>();
    told.put("occasion", fires.occasion());
    told.put("theirs", fires.theirs().stream().map(Instant::toString).toList());
    told.put("here", fires.ours().stream().map(Instant::toString).toList());
    return told;
  }
}
