// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.trigger.Triggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;

/** Finds triggers as the admin API shows them, in the transaction that is open. */
@Singleton
class TriggerViews {

  private final Triggers triggers;
  private final ExecutorCatalog executors;

  @Inject
  TriggerViews(Triggers triggers, ExecutorCatalog executors) {
    this.triggers = triggers;
    this.executors = executors;
  }

  Page<TriggerView> list(TriggerQuery query) {
    var page = triggers.list(query);
    var available = executors.types();
    return Page.of(
        page.items().stream().map(found -> view(found, available)).toList(),
        page.page(),
        page.pageSize(),
        page.totalCount());
  }

  /**
   * One trigger.
   *
   * @throws NotFoundException if there is none
   */
  TriggerView get(DispatchTriggerId id) {
    return view(
        triggers
            .findWithStatus(id)
            .orElseThrow(() -> new NotFoundException(AuditedEntity.TRIGGER, id)),
        executors.types());
  }

  private static TriggerView view(Triggers.WithStatus found, Set<String> available) {
    return TriggerView.of(
        found.trigger(), found.newest(), available.contains(found.trigger().executorType()));
  }
}
