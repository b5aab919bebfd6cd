// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.cli.server.CommandFailedException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutorMapTest {

  private static final String MAP =
      """
      accept: [nodes]
      executors:
        - from: com.example.Report
          to: report
          settings:
            url: https://example.com/{tenant}
            token: ${secret:report}
            copies: 2
          accept: [overlap]
          trigger:
            timeout: PT1H
        - from: com.example.*
          to: other
          data: ignore
      """;

  @Test
  void takesTheFirstEntryThatSuits() {
    var map = ExecutorMap.read("m.yaml", MAP);

    assertThat(map.find("com.example.Report")).get().returns("report", ExecutorEntry::to);
    assertThat(map.find("com.example.ReportX")).get().returns("other", ExecutorEntry::to);
    assertThat(map.find("org.example.Report")).isEmpty();
  }

  @Test
  void putsValuesOfTheJobIntoSettingsAndPassesTheOthers() {
    var job = give(Map.of("tenant", "blue", "day", "1"), "com.example.Report");

    assertThat(job.definition().get("dispatchTaskSettings"))
        .isEqualTo(
            Map.of(
                "url", "https://example.com/blue",
                "token", "${secret:report}",
                "copies", "2",
                "day", "1"));
    assertThat(job.definition()).containsEntry("timeout", "PT1H");
    assertThat(job.verdict()).isEqualTo(Verdict.MAPS);
  }

  @Test
  void tellsOfDataThatAreNotPassedOn() {
    var job = give(Map.of("day", "1"), "com.example.Other");

    assertThat(job.verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(job.remarks())
        .contains(
            new Remark(Verdict.DIFFERS, Topic.DATA, "not passed on, as the map file says: day"));
  }

  @Test
  void cannotPutInWhatTheJobDoesNotHave() {
    assertThat(give(Map.of(), "com.example.Report").verdict()).isEqualTo(Verdict.CANNOT);
  }

  @Test
  void acceptsDifferencesByTopic() {
    var job = give(Map.of("tenant", "blue"), "com.example.Report");
    job.differs(Topic.OVERLAP, "a");
    job.differs(Topic.NODES, "b");
    assertThat(job.verdict()).isEqualTo(Verdict.MAPS);

    job.cannot(Topic.NODES, "c");
    assertThat(job.verdict()).as("what cannot is never accepted").isEqualTo(Verdict.CANNOT);
  }

  @Test
  void refusesDataThatAreTooLarge() {
    var job = give(Map.of("tenant", "x".repeat(70_000)), "com.example.Report");

    assertThat(job.verdict()).isEqualTo(Verdict.CANNOT);
    assertThat(job.definition()).doesNotContainKey("dispatchTaskSettings");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "executors: x                          | m.yaml:1:1: found no list 'executors'",
        "executors: [{to: a}]                  | 'from' is missing",
        "executors: [{from: a, to: b, x: c}]   | found another field, allowed: accept, data, from",
        "executors: [{from: a, to: b, accept: [x]}] | found 'x', allowed: executor, data",
        "executors: [{from: a, to: b, data: x}] | found 'x', allowed: settings, ignore",
        "executors: [{from: a, to: b, trigger: {name: x}}] | found another field",
        "executors: [{from: a, to: b, settings: {x: [y]}}] | found no text",
        "'executors: ['                        | m.yaml:1",
      })
  void saysWhatIsWrongWithTheFile(String text, String told) {
    assertThatThrownBy(() -> ExecutorMap.read("m.yaml", text))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining(told);
  }

  private static Job give(Map<String, String> data, String work) {
    var conversion =
        new Conversion(
            "kind",
            "source",
            new ConversionOptions(ExecutorMap.read("m.yaml", MAP), null, Instant.EPOCH, false));
    var job = conversion.job("place", "code", "name");
    conversion.give(job, new Work(work, data, Map.of()));
    return job;
  }
}
