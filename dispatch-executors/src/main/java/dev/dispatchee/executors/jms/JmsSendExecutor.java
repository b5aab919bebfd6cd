// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.executors.jndi.AllowedNames;
import dev.dispatchee.executors.jndi.ServerNames;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends one text message to a queue or topic. */
@DispatchExecutor(
    type = "jms-send",
    name = "JMS message",
    description =
        "Sends a text message to a queue or topic of the server that an administrator allows. It"
            + " succeeds when the broker has accepted it.",
    texts = "dev.dispatchee.executors.Texts",
    restricted = true,
    settings = JmsSendSettings.class)
public class JmsSendExecutor extends BaseDispatchTaskExecutor {

  /** The configuration key of the destinations that settings may name. */
  static final String DESTINATIONS = "dispatch.jms-send.destinations";

  /** The configuration key of the connection factories that settings may name. */
  static final String FACTORIES = "dispatch.jms-send.connection-factories";

  private final String destinations;
  private final String factories;
  private final ServerNames names;

  /**
   * Keeps what is allowed; read anew for each run.
   *
   * @param destinations names of queues and topics, separated by commas
   * @param factories names of connection factories, separated by commas
   */
  @Inject
  public JmsSendExecutor(
      @ConfigProperty(name = DESTINATIONS) Optional<String> destinations,
      @ConfigProperty(name = FACTORIES) Optional<String> factories) {
    this(
        destinations.orElse(""),
        factories.orElse(JmsSendSettings.USUAL_FACTORY),
        ServerNames.ofThisServer());
  }

  JmsSendExecutor(String destinations, String factories, ServerNames names) {
    this.destinations = destinations;
    this.factories = factories;
    this.names = names;
  }

  @Override
  protected void checkSettings(DispatchTaskSettings settings) {
    settings.as(JmsSendSettings.class);
  }

  @Override
  protected void doExecute(DispatchTaskContext context) throws Exception {
    var settings = context.settings().as(JmsSendSettings.class);
    AllowedNames.parse(DESTINATIONS, destinations).check(settings.destination());
    AllowedNames.parse(FACTORIES, factories).check(settings.connectionFactory());
    var destination = names.find(settings.destination(), Destination.class, "a queue or a topic");
    var factory =
        names.find(settings.connectionFactory(), ConnectionFactory.class, "a connection factory");
    try {
      new OwnQueue(names).check(destination);
      var id = send(factory, destination, settings, context.idempotencyKey());
      context.output().println("accepted by the broker\nJMSMessageID: " + id);
    } catch (JMSException | JMSRuntimeException refused) {
      // The broker's client heeds an interrupt, and says it in words of its own.
      if (Thread.interrupted() || context.isCanceled()) {
        throw new InterruptedException("canceled before the broker had accepted the message");
      }
      throw new JmsSendException(
          "the broker did not accept the message: " + refused.getMessage(), refused);
    }
  }

  private static String send(
      ConnectionFactory factory, Destination destination, JmsSendSettings settings, String key)
      throws JMSException {
    try (var broker = factory.createContext()) {
      var message = message(broker, settings, key);
      broker
          .createProducer()
          .setPriority(settings.priority())
          .setDeliveryMode(settings.deliveryMode().code())
          .setTimeToLive(settings.timeToLive().map(Duration::toMillis).orElse(0L))
          .setDeliveryDelay(settings.deliveryDelay().toMillis())
          .send(destination, message);
      return message.getJMSMessageID();
    }
  }

  private static TextMessage message(JMSContext broker, JmsSendSettings settings, String key)
      throws JMSException {
    var message = broker.createTextMessage(settings.text().orElse(""));
    for (var property : MessageProperty.parseAll(settings.properties().orElse(Map.of()))) {
      message.setObjectProperty(property.name(), property.value());
    }
    message.setStringProperty(MessageProperty.KEY, key);
    if (settings.correlationId().isPresent()) {
      message.setJMSCorrelationID(settings.correlationId().get());
    }
    return message;
  }
}
