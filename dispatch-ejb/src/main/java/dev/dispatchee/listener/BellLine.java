// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** A connection to the broker that lasts until it breaks. For one thread at a time. */
class BellLine {

  private final JMSContext context;
  private final JMSProducer producer;
  private final Destination destination;

  BellLine(JMSContext context, Destination destination) {
    this.context = context;
    this.producer =
        context
            .createProducer()
            .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
            .setDisableMessageID(true)
            .setDisableMessageTimestamp(true);
    this.destination = destination;
  }

  /**
   * Connects; may take seconds when nobody answers.
   *
   * @throws NamingException if the server has not been set up for it
   * @throws JMSRuntimeException if the broker cannot be reached, or refuses
   */
  @SuppressWarnings("BanJNDI") // Names in the server's own directory.
  static BellLine open(BellRoute route) throws NamingException {
    Destination destination = InitialContext.doLookup(route.destination());
    ConnectionFactory connections = InitialContext.doLookup(route.connections());
    var line = new BellLine(connect(connections, route.login()), destination);
    try {
      line.check();
    } catch (JMSRuntimeException refused) {
      line.close();
      throw refused;
    }
    return line;
  }

  private static JMSContext connect(
      ConnectionFactory connections, BellRoute.@Nullable Login login) {
    return login == null
        ? connections.createContext(JMSContext.DUPS_OK_ACKNOWLEDGE)
        : connections.createContext(login.user(), login.password(), JMSContext.DUPS_OK_ACKNOWLEDGE);
  }

  /**
   * Sends a bell; does not wait until the broker has it.
   *
   * @param cause what its runs come from, see {@link TraceHeader}; null: nobody traces it
   * @throws JMSRuntimeException if the line has broken
   */
  void send(String text, @Nullable String cause) {
    producer.clearProperties();
    if (cause != null) {
      producer.setProperty(TraceHeader.NAME, cause);
    }
    producer.send(destination, text);
  }

  /**
   * Does nothing, as long as the line is sound; asks nobody on the network.
   *
   * @throws JMSRuntimeException if it has broken
   */
  void check() {
    // A session that has been closed under us makes no more messages.
    context.createTextMessage();
  }

  /** Closes it, broken or not. */
  void close() {
    try {
      context.close();
    } catch (JMSRuntimeException broken) {
      ListenerLog.LOG.lineNotClosed(broken.getMessage());
    }
  }
}
