// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.DispatchLogId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.jms.JMSRuntimeException;
import java.util.List;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Rings when rows may be due. Must be called when the transaction that made them has ended.
 *
 * <p>A bell that cannot be rung is no error: the rows are there, and a node with free slots looks
 * once a second. So who rings never waits for a broker that is away; a thread of its own connects.
 * Safe for several threads.
 */
@Singleton
public class DispatchBell {

  /** How the bell connects. */
  @FunctionalInterface
  interface Connector {

    /** Connects, or fails as {@link BellLine#open} does. */
    BellLine connect() throws NamingException;
  }

  private final Connector connector;
  private @Nullable BellLine line;
  private boolean toldSilent;

  /** Not connected yet. */
  @Inject
  public DispatchBell(BellRoute route) {
    this(() -> BellLine.open(route));
  }

  DispatchBell(Connector connector) {
    this.connector = connector;
  }

  /** Says that these runs were queued; none: that something may be due. */
  public void ring(List<DispatchLogId> runs) {
    if (runs.isEmpty()) {
      send("");
    }
    for (int from = 0; from < runs.size(); from += BellText.MOST) {
      send(BellText.of(runs.subList(from, Math.min(runs.size(), from + BellText.MOST))));
    }
  }

  // A session serves one thread at a time, and connecting for each bell is slow: one that lasts.
  private synchronized void send(String text) {
    if (line != null) {
      try {
        line.send(text);
      } catch (JMSRuntimeException broken) {
        fallSilent(broken);
      }
    }
  }

  /**
   * Connects, if there is no connection or it has broken; once a second. May take seconds, of which
   * nobody who rings notices anything.
   */
  public void tend() {
    if (isSound()) {
      return;
    }
    try {
      ringOver(connector.connect());
    } catch (JMSRuntimeException | NamingException away) {
      fallSilent(away);
    }
  }

  /** Whether it cannot be rung now: runs start a little later then, nothing is lost. */
  public synchronized boolean isSilent() {
    return line == null;
  }

  private synchronized boolean isSound() {
    if (line != null) {
      try {
        line.check();
      } catch (JMSRuntimeException broken) {
        fallSilent(broken);
      }
    }
    return line != null;
  }

  private synchronized void ringOver(BellLine opened) {
    line = opened;
    if (toldSilent) {
      toldSilent = false;
      ListenerLog.LOG.bellRingsAgain();
    }
  }

  // Told once, however many bells there were to ring.
  private synchronized void fallSilent(Exception reason) {
    if (!toldSilent) {
      toldSilent = true;
      ListenerLog.LOG.bellIsSilent(reason.getMessage());
    }
    close();
  }

  @PreDestroy
  synchronized void close() {
    var broken = line;
    line = null;
    if (broken != null) {
      broken.close();
    }
  }
}
