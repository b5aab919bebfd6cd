// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.statistics;

import dev.dispatchee.log.RunStatus;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How many runs ended how. Not safe for several threads. */
final class EndCounts {

  private int successful;
  private int failed;
  private int canceled;
  private int timedOut;
  private int missed;

  EndCounts() {}

  static EndCounts read(ResultSet row) throws SQLException {
    var counts = new EndCounts();
    counts.successful = row.getInt("successful");
    counts.failed = row.getInt("failed");
    counts.canceled = row.getInt("canceled");
    counts.timedOut = row.getInt("timed_out");
    counts.missed = row.getInt("missed");
    return counts;
  }

  void add(RunStatus status, int more) {
    switch (status) {
      case SUCCESSFUL -> successful += more;
      case FAILED -> failed += more;
      case CANCELED -> canceled += more;
      case TIMED_OUT -> timedOut += more;
      case MISSED -> missed += more;
      case QUEUED, IN_PROGRESS ->
          throw new IllegalArgumentException("a run that is %s has not ended".formatted(status));
    }
  }

  void add(EndCounts others) {
    successful += others.successful;
    failed += others.failed;
    canceled += others.canceled;
    timedOut += others.timedOut;
    missed += others.missed;
  }

  int successful() {
    return successful;
  }

  int failed() {
    return failed;
  }

  int canceled() {
    return canceled;
  }

  int timedOut() {
    return timedOut;
  }

  int missed() {
    return missed;
  }
}
