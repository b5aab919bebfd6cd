// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log;

import dev.dispatchee.node.Node;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One run, or what stands for times that did not run: the entity that logs are read through. Its
 * state is changed by the statements of this package alone.
 */
@Entity
@Immutable
@Table(name = "dispatch_log")
public class DispatchLog {

  @Id private @Nullable Long id;

  @Column(name = "trigger_id")
  private long triggerId;

  @Column(name = "trigger_name")
  private String triggerName = "";

  @Column(name = "executor_type")
  private String executorType = "";

  @Column(name = "task_settings")
  private String settings = "";

  @Enumerated(EnumType.STRING)
  private RunStatus status = RunStatus.QUEUED;

  @Enumerated(EnumType.STRING)
  private RunCause cause = RunCause.SCHEDULE;

  @Enumerated(EnumType.STRING)
  private @Nullable EndReason reason;

  // What tells open runs and history apart, on PostgreSQL two tables.
  @SuppressWarnings("UnusedVariable")
  @Column(name = "is_open", insertable = false, updatable = false)
  private boolean open;

  // The status, if it ended otherwise than well; told by the database; an index has those that did.
  @SuppressWarnings("UnusedVariable")
  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private @Nullable RunStatus unsuccessful;

  @Column(name = "planned_date")
  private Instant plannedDate = Instant.EPOCH;

  @Column(name = "target_node")
  private String targetNode = Node.ANY;

  private int priority;

  // In whose line it stands.
  private @Nullable String gate;

  @Column(name = "queued_date")
  private Instant queuedDate = Instant.EPOCH;

  @Column(name = "start_date")
  private @Nullable Instant startDate;

  @Column(name = "end_date")
  private @Nullable Instant endDate;

  private @Nullable String node;
  private int attempt;

  @Column(name = "origin_log_id")
  private @Nullable Long originLogId;

  @Column(name = "parent_log_id")
  private @Nullable Long parentLogId;

  @Column(name = "missed_count")
  private @Nullable Integer missedCount;

  @Column(name = "missed_until_date")
  private @Nullable Instant missedUntilDate;

  @Column(name = "error_text")
  private @Nullable String error;

  @Column(name = "stack_trace")
  private @Nullable String stackTrace;

  @Column(name = "output_bytes")
  private long outputBytes;

  @Column(name = "output_truncated")
  private boolean outputTruncated;

  @Column(name = "progress_percent")
  private @Nullable Integer progressPercent;

  @Column(name = "progress_message")
  private @Nullable String progressMessage;

  @Column(name = "result_text")
  private @Nullable String result;

  @Column(name = "requested_by")
  private @Nullable String requestedBy;

  @Column(name = "canceled_by")
  private @Nullable String canceledBy;

  /** For the persistence provider. */
  protected DispatchLog() {}

  public long id() {
    return Objects.requireNonNull(id);
  }

  public long triggerId() {
    return triggerId;
  }

  public RunStatus status() {
    return status;
  }

  public Instant queuedDate() {
    return queuedDate;
  }

  public Instant plannedDate() {
    return plannedDate;
  }

  public String triggerName() {
    return triggerName;
  }

  /** Whether it waits and its time has come. */
  boolean isDue(Instant now) {
    return status == RunStatus.QUEUED && !plannedDate.isAfter(now);
  }

  /** Whether jitter may have put it off: by whole seconds, before it was put into line. */
  boolean mayBePutOff() {
    return (cause == RunCause.SCHEDULE || cause == RunCause.MISFIRE)
        && !queuedDate.isBefore(plannedDate.plusSeconds(1));
  }

  @Nullable String gate() {
    return gate;
  }

  /**
   * What is shown of it.
   *
   * @param whole whether with the settings and the stack trace
   * @param putOff by how much its trigger's fires are put off
   * @param waitingFor why it waits; null for nothing that is known
   */
  LogView view(boolean whole, Duration putOff, @Nullable WaitingFor waitingFor) {
    return new LogView(
        id(),
        triggerId,
        triggerName,
        status,
        cause,
        plannedDate,
        earliestStart(putOff),
        queuedDate,
        startDate,
        endDate,
        durationMillis(),
        node,
        attempt,
        originLogId,
        parentLogId,
        reason,
        missedCount,
        missedUntilDate,
        executorType,
        whole ? settings() : null,
        error,
        whole ? stackTrace : null,
        outputBytes,
        outputTruncated,
        progressPercent,
        progressMessage,
        result,
        requestedBy,
        canceledBy,
        priority,
        targetNode.equals(Node.ANY) ? null : targetNode,
        waitingFor);
  }

  // Who was in line before that was not put off by that much: the jitter has changed since, or who
  // changed the trigger had it fire at once.
  private Instant earliestStart(Duration putOff) {
    var putOffTo = plannedDate.plus(putOff);
    return !mayBePutOff() ? plannedDate : putOffTo.isBefore(queuedDate) ? putOffTo : queuedDate;
  }

  private Map<String, String> settings() {
    return SettingsText.read(settings);
  }

  private @Nullable Long durationMillis() {
    return startDate == null || endDate == null
        ? null
        : Duration.between(startDate, endDate).toMillis();
  }
}
