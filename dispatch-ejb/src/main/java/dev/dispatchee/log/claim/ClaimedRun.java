// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.log.RunCause;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.queue.NewRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that this node has claimed and must end.
 *
 * @param key the run
 * @param token what every later change of the run must name
 * @param subject what it takes from its trigger
 * @param cause why it is there
 * @param fireDate when the first attempt was due
 * @param targetNode the node it is addressed to, or any
 * @param attempt from 1
 * @param firstAttempt the log of the first attempt, its own on that
 * @param parent the run of the chain that it belongs to; null for none
 * @param retries how often and when it is tried again
 * @param longest how long it may take from its start; null for ever
 * @param countsFailures whether failures in a row deactivate its trigger
 * @param putOff by how much its start is put off from the date of its fire
 * @param placeInSlot whether its place in a concurrency group stands in its slot, so that it has no
 *     permit of one
 */
public record ClaimedRun(
    RunKey key,
    long token,
    RunSubject subject,
    RunCause cause,
    Instant fireDate,
    String targetNode,
    int attempt,
    DispatchLogId firstAttempt,
    @Nullable DispatchLogId parent,
    RetryRule retries,
    @Nullable Duration longest,
    boolean countsFailures,
    Duration putOff,
    boolean placeInSlot) {

  /** A run that is not put off and has no place in its slot. */
  public ClaimedRun(
      RunKey key,
      long token,
      RunSubject subject,
      RunCause cause,
      Instant fireDate,
      String targetNode,
      int attempt,
      DispatchLogId firstAttempt,
      @Nullable DispatchLogId parent,
      RetryRule retries,
      @Nullable Duration longest,
      boolean countsFailures) {
    this(
        key,
        token,
        subject,
        cause,
        fireDate,
        targetNode,
        attempt,
        firstAttempt,
        parent,
        retries,
        longest,
        countsFailures,
        Duration.ZERO,
        false);
  }

  /** When its first attempt was to start, which lateness counts from. */
  public Instant dueDate() {
    return switch (cause) {
      case SCHEDULE, MISFIRE, RETRY, RECOVERY -> fireDate.plus(putOff);
      case MANUAL, ENQUEUED, CHAIN, BACKFILL -> fireDate;
    };
  }

  /** How long it may take from its start, if there is a limit. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(longest);
  }

  /** The attempt that follows it. */
  public NewRun nextAttempt(RunCause why, Instant planned) {
    return new NewRun(
        subject,
        RunStatus.QUEUED,
        why,
        null,
        planned,
        fireDate,
        targetNode,
        true,
        attempt + 1,
        firstAttempt,
        null,
        null,
        null,
        parent);
  }
}
