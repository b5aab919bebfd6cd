// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.OwnTransaction;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.TriggerDefinition;
import dev.dispatchee.trigger.Triggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Triggers that the server needs and makes for itself. */
@Singleton
public class SystemTriggers {

  private final Triggers triggers;
  private final TriggerChanges changes;
  private final KeyLocks locks;
  private final Database database;
  private final OwnTransaction transaction;

  @Inject
  SystemTriggers(
      Triggers triggers,
      TriggerChanges changes,
      KeyLocks locks,
      Database database,
      OwnTransaction transaction) {
    this.triggers = triggers;
    this.changes = changes;
    this.locks = locks;
    this.database = database;
    this.transaction = transaction;
  }

  /** The trigger of an external reference code, if there is one. */
  public Optional<DispatchTrigger> find(String code) {
    return triggers.idOfCode(code).flatMap(triggers::find);
  }

  /**
   * Makes the trigger of an external reference code, in a transaction of its own, unless somebody
   * has just done so.
   *
   * @param definition makes what it is to be, when told which names are taken
   * @param user in whose name
   */
  public DispatchTrigger make(
      String code, Function<Predicate<String>, TriggerDefinition> definition, String user) {
    return transaction.of(
        () -> {
          database.beginWriting();
          // From here on nobody else takes names or codes, on no node.
          locks.lockAll();
          return find(code).orElseGet(() -> changes.create(definition.apply(this::isTaken), user));
        });
  }

  private boolean isTaken(String name) {
    return triggers.idOfName(name).isPresent();
  }
}
