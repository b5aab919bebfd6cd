// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import dev.dispatchee.database.DatabaseException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/** What an alarm wakes. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AlarmHandler {

  @Inject private Alarms alarms;
  @Inject private Firing firing;

  /** The alarm for an instant rings. */
  public void at(Instant instant) {
    try {
      if (alarms.rang(instant)) {
        firing.fireWhatIsDue();
      }
    } catch (RuntimeException failed) {
      // Thrown on it would make the server ring again at once; the sweep comes when it is due.
      if (DatabaseException.isAway(failed)) {
        TriggerLog.LOG.fireWaits(failed.getMessage());
      } else {
        TriggerLog.LOG.fireFailed(failed);
      }
    }
  }
}
