// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.firing;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;

/**
 * The EJB timers: each is a persistent single-action timer for one instant at which something is
 * due, shared by all triggers due then. Its info is that instant as text.
 *
 * <p>Alarms are never cancelled: one that finds nothing due ends, and two for one instant do no
 * harm. The name of this bean is part of the identity of every timer in the store.
 */
@Stateless
public class Alarm {

  @Resource private TimerService timers;

  // A bean of its own, asked through its view: on redeployment a timer rings before the start-up
  // beans are done, and that call waits for them.
  @EJB private AlarmHandler handler;

  /**
   * Sets an alarm, in the caller's transaction if there is one.
   *
   * @param instant that it is for, by the application's clock
   * @param here the same by this machine's, which timers go by
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void set(Instant instant, Instant here) {
    timers.createSingleActionTimer(Date.from(here), new TimerConfig(instant.toString(), true));
  }

  /** The instants that alarms are set for. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Instant> all() {
    return timers.getTimers().stream().map(Alarm::instantOf).toList();
  }

  // No transaction: what is due is fired in short ones of its own.
  @Timeout
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void ring(Timer timer) {
    handler.at(instantOf(timer));
  }

  private static Instant instantOf(Timer timer) {
    return Instant.parse(Objects.toString(timer.getInfo()));
  }
}
