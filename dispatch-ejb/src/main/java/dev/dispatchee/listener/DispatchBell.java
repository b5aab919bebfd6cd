// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.log.DispatchLogId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/**
 * Rings when rows may be due. Must be called when the transaction that made them has ended.
 *
 * <p>A bell that cannot be rung is no error: the rows are there, and a node with free slots looks
 * once a second. Safe for several threads.
 */
@Singleton
public class DispatchBell {

  // The plain factory: a pooled one would take part in the caller's transaction.
  private static final String CONNECTIONS = "java:/ConnectionFactory";
  private static final String QUEUE = "java:/jms/queue/dispatch/executor";

  private @Nullable JMSContext context;
  private @Nullable JMSProducer producer;
  private @Nullable Queue queue;

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
    try {
      open().send(queue, text);
    } catch (JMSRuntimeException | NamingException silent) {
      ListenerLog.LOG.bellIsSilent(silent.getMessage());
      close();
    }
  }

  // Looked up when it is needed: without the queue runs start a second later, and readiness tells.
  @SuppressWarnings("BanJNDI") // Constant names in the server's own directory.
  private JMSProducer open() throws NamingException {
    if (producer == null) {
      queue = InitialContext.doLookup(QUEUE);
      ConnectionFactory connections = InitialContext.doLookup(CONNECTIONS);
      context = connections.createContext(JMSContext.DUPS_OK_ACKNOWLEDGE);
      producer =
          context
              .createProducer()
              .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
              .setDisableMessageID(true)
              .setDisableMessageTimestamp(true);
    }
    return producer;
  }

  @PreDestroy
  synchronized void close() {
    var open = context;
    context = null;
    producer = null;
    if (open != null) {
      try {
        open.close();
      } catch (JMSRuntimeException broken) {
        ListenerLog.LOG.bellIsSilent(broken.getMessage());
      }
    }
  }
}
