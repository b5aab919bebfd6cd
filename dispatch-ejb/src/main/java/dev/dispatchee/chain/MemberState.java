// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.SafeText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a member in one run of its chain.
 *
 * @param position its place among the members, from 0
 * @param trigger the trigger that it was when the run began
 * @param firstLogs the logs of its first attempts, several if it runs on all nodes; empty if none
 * @param status how its last attempt ended, or that it was skipped; null while that is open
 * @param error what went wrong
 */
record MemberState(
    int position,
    long trigger,
    List<Long> firstLogs,
    @Nullable String status,
    @Nullable String error) {

  static final String SUCCESSFUL = "SUCCESSFUL";
  static final String FAILED = "FAILED";
  static final String SKIPPED = "SKIPPED";

  private static final int LONGEST_ERROR = 1_000;

  /** Keeps a copy of the logs, and of an error the start. */
  MemberState {
    firstLogs = List.copyOf(firstLogs);
    if (error != null && error.length() > LONGEST_ERROR) {
      error = SafeText.start(error, LONGEST_ERROR) + "…";
    }
  }

  boolean failed() {
    return status != null && !status.equals(SUCCESSFUL) && !status.equals(SKIPPED);
  }

  /** Whether it runs now. */
  boolean isOpen() {
    return status == null && !firstLogs.isEmpty();
  }

  MemberState started(List<Long> logs) {
    return new MemberState(position, trigger, logs, null, null);
  }

  MemberState ended(String how, @Nullable String why) {
    return new MemberState(position, trigger, firstLogs, how, why);
  }

  @Nullable String firstLogsText() {
    return firstLogs.isEmpty()
        ? null
        : firstLogs.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static MemberState read(ResultSet row) throws SQLException {
    var logs = row.getString("first_logs");
    return new MemberState(
        row.getInt("position"),
        row.getLong("trigger_id"),
        logs == null ? List.of() : Arrays.stream(logs.split(",")).map(Long::valueOf).toList(),
        row.getString("status"),
        row.getString("error_text"));
  }
}
