// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.client.Run;
import dev.dispatchee.client.RunIds;
import dev.dispatchee.client.RunPage;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.LogView;
import dev.dispatchee.page.KeyCursor;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.problem.NotFoundException;
import java.util.List;

/** Runs as they go over the wire. */
final class Runs {

  private Runs() {}

  /**
   * Which run.
   *
   * @throws NotFoundException if no run can have that id
   */
  static DispatchLogId id(long id) {
    if (id <= 0) {
      throw new NotFoundException(AuditedEntity.LOG, "with that id");
    }
    return new DispatchLogId(id);
  }

  static RunIds of(List<DispatchLogId> runs) {
    return new RunIds(runs.stream().map(DispatchLogId::value).toList());
  }

  static RunPage of(KeyPage<LogView> page) {
    KeyCursor next = page.next();
    return new RunPage(
        page.items().stream().map(Runs::of).toList(), next == null ? null : next.text());
  }

  static Run of(LogView log) {
    var reason = log.reason();
    return new Run(
        log.id(),
        log.triggerId(),
        log.triggerName(),
        log.status().name(),
        log.status().isEnded(),
        log.cause().name(),
        log.plannedDate(),
        log.queuedDate(),
        log.startDate(),
        log.endDate(),
        log.node(),
        log.attempt(),
        log.originLogId(),
        log.parentLogId(),
        reason == null ? null : reason.name(),
        log.error(),
        log.outputBytes(),
        log.outputTruncated(),
        log.progressPercent(),
        log.progressMessage(),
        log.result(),
        log.requestedBy(),
        log.canceledBy());
  }
}
