// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.access.Sight;
import dev.dispatchee.file.Files;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.StoredDeclarations;
import dev.dispatchee.trigger.TriggerAccess;
import dev.dispatchee.trigger.TriggerQuery;
import dev.dispatchee.trigger.Triggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Finds triggers as the admin API shows them, in the transaction that is open. */
@Singleton
class TriggerViews {

  private final Triggers triggers;
  private final ExecutorCatalog executors;
  private final StoredDeclarations declarations;
  private final Files files;

  @Inject
  TriggerViews(
      Triggers triggers, ExecutorCatalog executors, StoredDeclarations declarations, Files files) {
    this.triggers = triggers;
    this.executors = executors;
    this.declarations = declarations;
    this.files = files;
  }

  /** A page of those that a caller may see. */
  Page<TriggerView> list(TriggerQuery query, Sight sight, TriggerAccess access) {
    var page = triggers.list(query, sight);
    return Page.of(views(page.items(), access), page.page(), page.pageSize(), page.totalCount());
  }

  /**
   * One trigger.
   *
   * @throws NotFoundException if there is none, or the caller may not see it
   */
  TriggerView get(DispatchTriggerId id, TriggerAccess access) {
    var found = access.seen(triggers.findWithStatus(id), one -> one.trigger().access(), id);
    return views(List.of(found), access).get(0);
  }

  private List<TriggerView> views(List<Triggers.WithStatus> found, TriggerAccess access) {
    var available = executors.types();
    var ids = found.stream().map(one -> one.trigger().triggerId().value()).toList();
    var declared = declarations.of(ids);
    var stored = files.of(ids);
    return found.stream()
        .map(
            one ->
                TriggerView.of(
                    one.trigger(),
                    one.newest(),
                    available.contains(one.trigger().executorType()),
                    declared.get(one.trigger().triggerId().value()),
                    stored.get(one.trigger().triggerId().value()),
                    access.may(one.trigger().definition())))
        .toList();
  }
}
