// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.queue;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.node.Node;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row to be inserted: a run, or what stands for times that did not run.
 *
 * @param subject what it takes from its trigger
 * @param status QUEUED or MISSED
 * @param cause why there is a run
 * @param reason why it is MISSED; null when it is not
 * @param plannedDate when it is due
 * @param fireDate when the first attempt was due
 * @param targetNode the node that must run it, or {@link Node#ANY}
 * @param waits whether it waits its turn while another run of its trigger is in progress
 * @param attempt from 1
 * @param origin the first attempt; null on it
 * @param missedCount how many times that did not run it stands for; null for none
 * @param missedUntil the last of them, when they are more than one
 * @param requestedBy the user who asked for it; null when nobody did
 * @param parent the run of the chain that it belongs to; null for none
 */
public record NewRun(
    RunSubject subject,
    RunStatus status,
    RunCause cause,
    @Nullable EndReason reason,
    Instant plannedDate,
    Instant fireDate,
    String targetNode,
    boolean waits,
    int attempt,
    @Nullable DispatchLogId origin,
    @Nullable Integer missedCount,
    @Nullable Instant missedUntil,
    @Nullable String requestedBy,
    @Nullable DispatchLogId parent) {

  private static final long OF_A_DUE_INSTANT = 0;
  private static final long OF_A_GAP = -1;
  private static final long OF_A_CALENDAR = -2;

  /** The run of a due instant. */
  public static NewRun scheduled(RunSubject subject, Instant due, String targetNode) {
    return queued(subject, RunCause.SCHEDULE, due, targetNode, false, null, null);
  }

  /** The one run that makes up for several due instants; it does not wait for another. */
  public static NewRun misfire(RunSubject subject, Instant due, String targetNode, int others) {
    return queued(subject, RunCause.MISFIRE, due, targetNode, false, others, null);
  }

  /** One of the runs that each make up for a due instant; it waits for its turn. */
  public static NewRun lateFire(RunSubject subject, Instant due, String targetNode) {
    return queued(subject, RunCause.MISFIRE, due, targetNode, true, null, null);
  }

  /** A run that a user asked for. */
  public static NewRun manual(
      RunSubject subject, Instant due, String targetNode, boolean waits, String user) {
    return queued(subject, RunCause.MANUAL, due, targetNode, waits, null, user);
  }

  /** A run that a program has asked for. */
  public static NewRun enqueued(
      RunSubject subject, Instant due, String targetNode, boolean waits, String user) {
    return queued(subject, RunCause.ENQUEUED, due, targetNode, waits, null, user);
  }

  /**
   * The run of a member of a chain; it waits for its turn.
   *
   * @param user who asked for the chain; null when nobody did
   * @param chain the run of the chain
   */
  public static NewRun member(
      RunSubject subject,
      Instant due,
      String targetNode,
      @Nullable String user,
      DispatchLogId chain) {
    return new NewRun(
        subject,
        RunStatus.QUEUED,
        RunCause.CHAIN,
        null,
        due,
        due,
        targetNode,
        true,
        1,
        null,
        null,
        null,
        user,
        chain);
  }

  /** The run of a past instant that a user asked for; it waits for its turn. */
  public static NewRun backfill(
      RunSubject subject, Instant instant, String targetNode, String user) {
    return queued(subject, RunCause.BACKFILL, instant, targetNode, true, null, user);
  }

  /** A due instant that is not made up for. */
  public static NewRun missed(RunSubject subject, Instant due) {
    return missed(subject, EndReason.MISFIRE, due, 1, null, Node.ANY);
  }

  /** Several due instants that are not made up for, in one row. */
  public static NewRun missed(RunSubject subject, Instant first, Instant last, int count) {
    return missed(subject, EndReason.MISFIRE, first, count, last, Node.ANY);
  }

  /** Local times that did not exist, on a node that would have run. */
  public static NewRun gap(
      RunSubject subject, Instant endOfGap, int localTimes, String targetNode) {
    return missed(subject, EndReason.GAP, endOfGap, localTimes, null, targetNode);
  }

  /** Due instants that a calendar barred, in one row. */
  public static NewRun barred(RunSubject subject, Instant first, Instant last, int count) {
    return missed(subject, EndReason.CALENDAR, first, count, count == 1 ? null : last, Node.ANY);
  }

  /** The same before another gate; null for none. */
  public NewRun at(@Nullable String gate) {
    return new NewRun(
        subject.at(gate),
        status,
        cause,
        reason,
        plannedDate,
        fireDate,
        targetNode,
        waits,
        attempt,
        origin,
        missedCount,
        missedUntil,
        requestedBy,
        parent);
  }

  /** What makes its key unique among the rows of its trigger, planned date and target node. */
  long serial(DispatchLogId id) {
    return switch (cause) {
      case SCHEDULE, MISFIRE -> serialOfDueInstant();
      case MANUAL, ENQUEUED, RETRY, RECOVERY, CHAIN, BACKFILL -> id.value();
    };
  }

  /** The same for the row of a due instant, which does without an id. */
  long serialOfDueInstant() {
    if (reason == EndReason.GAP) {
      return OF_A_GAP;
    }
    return reason == EndReason.CALENDAR ? OF_A_CALENDAR : OF_A_DUE_INSTANT;
  }

  private static NewRun queued(
      RunSubject subject,
      RunCause cause,
      Instant due,
      String targetNode,
      boolean waits,
      @Nullable Integer missedCount,
      @Nullable String user) {
    return new NewRun(
        subject,
        RunStatus.QUEUED,
        cause,
        null,
        due,
        due,
        targetNode,
        waits,
        1,
        null,
        missedCount,
        null,
        user,
        null);
  }

  private static NewRun missed(
      RunSubject subject,
      EndReason reason,
      Instant due,
      int count,
      @Nullable Instant until,
      String targetNode) {
    var cause = reason == EndReason.MISFIRE ? RunCause.MISFIRE : RunCause.SCHEDULE;
    return new NewRun(
        subject,
        RunStatus.MISSED,
        cause,
        reason,
        due,
        due,
        targetNode,
        false,
        1,
        null,
        count,
        until,
        null,
        null);
  }
}
