// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import dev.dispatchee.database.DatabaseException;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.trace.Tracing;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;

/**
 * Hears the bells on the queue, or on the topic of all nodes, and has this node claim what they
 * name.
 *
 * <p>The database is the truth and a bell is a hint: one that is lost, doubled or stale does no
 * harm, and an error while answering one is logged and the bell dropped.
 */
@MessageDriven(
    // Where: in jboss-ejb3.xml. No type: it is what is found there, a queue or a topic.
    activationConfig = {
      @ActivationConfigProperty(
          propertyName = "acknowledgeMode",
          propertyValue = "Dups-ok-acknowledge"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")
    })
// No transaction: a claim is one of its own, and XA costs more than half of the throughput.
@TransactionManagement(TransactionManagementType.BEAN)
public class DispatchMessageListener implements MessageListener {

  @Inject private RunWorkers workers;
  @Inject private DispatchBell bell;
  @Inject private Tracing tracing;

  @Override
  public void onMessage(Message message) {
    try {
      // Nothing but text is ever looked into: an ObjectMessage stays closed.
      if (message instanceof TextMessage text) {
        hear(text);
      } else {
        ListenerLog.LOG.notABell();
      }
    } catch (IllegalArgumentException notABell) {
      ListenerLog.LOG.notABell();
    } catch (JMSException | RuntimeException failed) {
      if (DatabaseException.isAway(failed)) {
        // The log has it already, once for all who use the database.
        ListenerLog.LOG.claimsNothing(failed.getMessage());
      } else {
        ListenerLog.LOG.bellNotAnswered(failed);
      }
    }
  }

  private void hear(TextMessage message) throws JMSException {
    var text = message.getText();
    if (!bell.isEcho(text)) {
      var runs = BellText.logs(text);
      if (tracing.isOn()) {
        tracing.remember(
            runs.stream().map(DispatchLogId::value).toList(),
            TraceHeader.checked(message.getStringProperty(TraceHeader.NAME)));
      }
      workers.claim(runs);
    }
  }
}
