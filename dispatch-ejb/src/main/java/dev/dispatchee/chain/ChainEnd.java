// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.SafeText;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunLegacy;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.log.result.RunResult.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the run of a chain ends.
 *
 * @param status what it becomes
 * @param reason why, if it was ended before its time
 * @param error what went wrong
 */
record ChainEnd(RunStatus status, @Nullable EndReason reason, @Nullable String error) {

  /** Somebody has canceled it. */
  static final ChainEnd CANCELED =
      new ChainEnd(RunStatus.CANCELED, EndReason.USER, "it was canceled");

  private static final int LONGEST_ERROR = 4_000;

  /** Its time is up. */
  static ChainEnd late(ClaimedRun run) {
    return new ChainEnd(
        RunStatus.TIMED_OUT,
        EndReason.TIMEOUT,
        "it took longer than " + run.timeout().map(String::valueOf).orElse("allowed"));
  }

  /** What its members came to. */
  static ChainEnd of(ChainPlan plan, List<MemberState> members) {
    var errors =
        members.stream()
            .filter(MemberState::failed)
            .map(member -> line(plan, member))
            .collect(Collectors.joining("\n"));
    if (errors.isEmpty()) {
      return new ChainEnd(RunStatus.SUCCESSFUL, null, null);
    }
    return new ChainEnd(
        RunStatus.FAILED,
        null,
        errors.length() > LONGEST_ERROR ? SafeText.start(errors, LONGEST_ERROR) + "…" : errors);
  }

  /** It cannot go on. */
  static ChainEnd broken(String why) {
    return new ChainEnd(RunStatus.FAILED, EndReason.SETTINGS_INVALID, why);
  }

  /** The result to be written. */
  RunResult result(
      ClaimedRun run,
      Instant now,
      @Nullable ChainPlan plan,
      List<MemberState> members,
      @Nullable String left) {
    return new RunResult(
        run,
        status,
        reason,
        null,
        now,
        error,
        null,
        output(plan, members),
        status == RunStatus.SUCCESSFUL ? progress(members.size(), members.size()) : null,
        new RunLegacy(left, null));
  }

  /** How far a run has come. */
  static Progress progress(int ended, int all) {
    return new Progress(100 * ended / all, "%d of %d members".formatted(ended, all));
  }

  // Those that did not run have no log of their own: here it stands what became of them.
  private static KeptOutput output(@Nullable ChainPlan plan, List<MemberState> members) {
    if (plan == null) {
      return KeptOutput.NONE;
    }
    var text =
        members.stream().map(member -> line(plan, member) + "\n").collect(Collectors.joining());
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new KeptOutput(List.of(bytes), 0, bytes.length, false, false);
  }

  private static String line(ChainPlan plan, MemberState member) {
    var line = new StringBuilder(plan.members().get(member.position()).name());
    line.append(": ").append(member.status() == null ? MemberState.SKIPPED : member.status());
    member.firstLogs().forEach(log -> line.append(", run ").append(log));
    if (member.error() != null) {
      line.append(": ").append(member.error().lines().findFirst().orElse(""));
    }
    return line.toString();
  }
}
