// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.log.DispatchLogId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has come of members whose attempts have all ended. */
final class MemberOutcome {

  private MemberOutcome() {}

  /** What the members among these came to that were in progress. */
  static List<MemberState> of(Connection connection, DispatchLogId chain, List<MemberState> members)
      throws SQLException {
    var open = members.stream().filter(MemberState::isOpen).toList();
    var last =
        MemberRun.last(
            MemberRun.of(
                connection,
                chain,
                open.stream().flatMap(one -> one.firstLogs().stream()).toList()));
    return open.stream().map(member -> of(member, last)).toList();
  }

  // On all nodes it is the first that did not succeed.
  private static MemberState of(MemberState member, Map<Long, MemberRun> last) {
    for (var first : member.firstLogs()) {
      var run = last.get(first);
      if (run == null) {
        return member.ended(MemberState.FAILED, "its log was deleted before its end was seen");
      }
      if (!run.status().equals(MemberState.SUCCESSFUL)) {
        return member.ended(run.status(), run.error());
      }
    }
    return member.ended(MemberState.SUCCESSFUL, null);
  }

  /** What the last member that succeeded has left; null for nothing. */
  static @Nullable String lastResult(
      Connection connection, DispatchLogId chain, List<MemberState> members) throws SQLException {
    for (int i = members.size() - 1; i >= 0; i--) {
      var member = members.get(i);
      if (MemberState.SUCCESSFUL.equals(member.status())) {
        return member.firstLogs().size() == 1
            ? MemberRun.results(connection, chain, member.firstLogs())
                .get(member.firstLogs().get(0))
            : null;
      }
    }
    return null;
  }
}
