// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import dev.dispatchee.api.settings.Setting;
import dev.dispatchee.executors.jndi.ServerNames;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as users write them. Such a record exists only if its message can be made.
 *
 * @param destination the JNDI name of a queue or topic
 * @param text what the message says
 * @param properties typed values by {@code name} or {@code name:type}
 * @param correlationId what it answers or belongs to
 * @param priority 0 to 9
 * @param deliveryMode whether the broker keeps it over a restart
 * @param timeToLive how long it is of use
 * @param deliveryDelay how long the broker holds it back
 * @param connectionFactory the JNDI name of how the broker is reached
 */
record JmsSendSettings(
    @Setting(
            description = "The JNDI name of the queue or topic.",
            maxLength = 250,
            pattern = ServerNames.PATTERN,
            allowed = ServerNames.ALLOWED)
        String destination,
    @Setting(description = "The text of the message.", maxLength = JmsSendSettings.LONGEST_TEXT)
        Optional<String> text,
    @Setting(
            description =
                "Properties, one a line: name=value for a text, name:type=value with boolean, byte,"
                    + " short, int, long, float or double.",
            maxLength = 1_000)
        Optional<Map<String, String>> properties,
    @Setting(description = "The correlation id.", maxLength = 250) Optional<String> correlationId,
    @Setting(description = "The priority.", defaultValue = "4", min = "0", max = "9") int priority,
    @Setting(
            description = "Whether the message outlives a restart of the broker.",
            defaultValue = "PERSISTENT")
        Mode deliveryMode,
    @Setting(
            description = "How long the message is of use; unlimited if absent.",
            min = "PT0.001S",
            max = "P365D")
        Optional<Duration> timeToLive,
    @Setting(
            description = "How long the broker holds the message back.",
            defaultValue = "PT0S",
            min = "PT0S",
            max = "P30D")
        Duration deliveryDelay,
    @Setting(
            description = "The JNDI name of the connection factory.",
            defaultValue = JmsSendSettings.USUAL_FACTORY,
            maxLength = 250,
            pattern = ServerNames.PATTERN,
            allowed = ServerNames.ALLOWED)
        String connectionFactory) {

  /** The default one of the server. */
  static final String USUAL_FACTORY = "java:jboss/DefaultJMSConnectionFactory";

  static final String PROPERTIES = "properties";
  static final int LONGEST_TEXT = 200_000;

  /**
   * Refuses properties that no message can have.
   *
   * @throws dev.dispatchee.api.InvalidSettingsException naming the first
   */
  JmsSendSettings {
    MessageProperty.parseAll(properties.orElse(Map.of()));
  }

  /** Whether the broker keeps a message over its restart. */
  enum Mode {
    PERSISTENT(jakarta.jms.DeliveryMode.PERSISTENT),
    NON_PERSISTENT(jakarta.jms.DeliveryMode.NON_PERSISTENT);

    private final int code;

    Mode(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }
}
