// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.database.Database;
import dev.dispatchee.trigger.TriggerDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Has those who take the same name or external reference code at the same moment come one after the
 * other, so that the second finds it taken instead of breaking a constraint, which would leave
 * lines of the persistence provider in the log. Each name is guarded by one of a few rows.
 */
@Singleton
public class KeyLocks {

  /** How many rows there are, as the schema has them. */
  static final int STRIPES = 16;

  private final Database database;

  @Inject
  KeyLocks(Database database) {
    this.database = database;
  }

  /** Locks what guards the keys of all triggers until the transaction that is open ends. */
  public void lockAll() {
    lock(IntStream.range(0, STRIPES).boxed().toArray());
  }

  /** Locks what guards the keys of a trigger until the transaction that is open ends. */
  void lock(TriggerDefinition definition) {
    var stripes =
        Stream.of(definition.name(), definition.externalReferenceCode())
            .map(key -> Math.floorMod(key.hashCode(), STRIPES))
            .distinct()
            .toArray();
    lock(stripes);
  }

  private void lock(Object[] stripes) {
    database.withConnection(
        connection -> {
          // In one order for all, or two of them may deadlock.
          try (var select =
              connection.prepareStatement(
                  "select stripe from dispatch_key_lock where stripe = any (?) order by stripe"
                      + " for update")) {
            select.setArray(1, connection.createArrayOf("integer", stripes));
            try (var rows = select.executeQuery()) {
              return rows.next();
            }
          }
        });
  }
}
