// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.trace.Tracing;
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
  // None where the broker is in the same process.
  private final @Nullable Echo echo;
  private final Tracing tracing;
  private @Nullable BellLine line;
  private boolean toldSilent;

  /** Not connected yet. */
  @Inject
  public DispatchBell(BellRoute route, Tracing tracing) {
    this(
        () -> BellLine.open(route),
        route.isBesideTheServer() ? new Echo(System::nanoTime) : null,
        tracing);
  }

  DispatchBell(Connector connector, @Nullable Echo echo, Tracing tracing) {
    this.connector = connector;
    this.echo = echo;
    this.tracing = tracing;
  }

  /** Says that these runs were queued; none: that something may be due. */
  public void ring(List<DispatchLogId> runs) {
    if (runs.isEmpty()) {
      send("", null);
    }
    var cause = tracing.current();
    // Of others a node hears by the bell, of its own before: it may claim them sooner.
    if (cause != null) {
      tracing.remember(runs.stream().map(DispatchLogId::value).toList(), cause);
    }
    for (int from = 0; from < runs.size(); from += BellText.MOST) {
      send(BellText.of(runs.subList(from, Math.min(runs.size(), from + BellText.MOST))), cause);
    }
  }

  // A session serves one thread at a time, and connecting for each bell is slow: one that lasts.
  private synchronized void send(String text, @Nullable String cause) {
    if (line != null) {
      try {
        line.send(text, cause);
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
      ringEcho();
      return;
    }
    try {
      ringOver(connector.connect());
    } catch (JMSRuntimeException | NamingException away) {
      fallSilent(away);
    }
  }

  private void ringEcho() {
    if (echo != null && echo.isDue()) {
      send(echo.text(), null);
      echo.rung();
    }
  }

  /**
   * Whether it cannot be rung now, or is not heard: runs start a little later then, nothing is
   * lost.
   */
  public synchronized boolean isSilent() {
    return line == null || isUnheard();
  }

  /** Whether it can be rung, and this node has not heard it for a while. */
  public boolean isUnheard() {
    return echo != null && echo.isDeaf();
  }

  /** To be called when this node listens anew. */
  public void listensAnew() {
    if (echo != null) {
      ListenerLog.LOG.bellIsUnheard();
      echo.beginAnew();
    }
  }

  /**
   * Takes a message that was heard.
   *
   * @return whether it asks for nothing more
   */
  boolean isEcho(@Nullable String text) {
    if (text == null || !Echo.is(text)) {
      return false;
    }
    if (echo != null) {
      echo.heard(text);
    }
    return true;
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
    if (echo != null) {
      echo.beginAnew();
    }
    if (broken != null) {
      broken.close();
    }
  }
}
