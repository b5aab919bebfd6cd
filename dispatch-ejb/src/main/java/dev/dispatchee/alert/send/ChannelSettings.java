// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.send;

import static java.util.stream.Collectors.toMap;

import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.AlertKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of a channel, and those of the executor that they become: the executor judges them,
 * when a rule is saved and when it is used.
 */
public final class ChannelSettings {

  /** The setting that holds the reference to the key of signatures. */
  public static final String SIGNING_SECRET = "signingSecret";

  private static final Map<AlertChannel, Set<String>> OF_EXECUTORS =
      Map.of(
          AlertChannel.WEBHOOK,
          Set.of(
              "url",
              "headers",
              "authorization",
              "user",
              "password",
              "secret1",
              "secret2",
              "secret3",
              "expectedStatus",
              "timeout"),
          AlertChannel.MAIL,
          Set.of("to", "cc", "bcc", "session", "timeout"),
          AlertChannel.JMS,
          Set.of(
              "destination",
              "properties",
              "correlationId",
              "priority",
              "deliveryMode",
              "timeToLive",
              "connectionFactory"));

  private static final Map<AlertChannel, Map<String, String>> DEFAULTS =
      Map.of(
          AlertChannel.WEBHOOK,
          Map.of("timeout", "PT10S"),
          AlertChannel.MAIL,
          Map.of("timeout", "PT20S"),
          AlertChannel.JMS,
          Map.of());

  private static final AlertMessage SAMPLE =
      new AlertMessage(
          "0", 0, "rule", AlertKind.FAILED, true, 1, Instant.EPOCH, Instant.EPOCH, List.of());

  private ChannelSettings() {}

  /** The settings that a channel has, in order. */
  public static Set<String> keys(AlertChannel channel) {
    var keys = new TreeSet<>(OF_EXECUTORS.getOrDefault(channel, Set.of()));
    if (channel == AlertChannel.WEBHOOK) {
      keys.add(SIGNING_SECRET);
    }
    return keys;
  }

  /** What the executor of a channel would be given of some message, for it to be judged. */
  public static Map<String, String> sample(AlertChannel channel, Map<String, String> settings) {
    return of(channel, settings, SAMPLE, Map.of());
  }

  /**
   * What the executor is given.
   *
   * @param signed headers of a webhook besides those of the settings
   */
  static Map<String, String> of(
      AlertChannel channel,
      Map<String, String> settings,
      AlertMessage message,
      Map<String, String> signed) {
    var given = new HashMap<>(DEFAULTS.getOrDefault(channel, Map.of()));
    var known = OF_EXECUTORS.getOrDefault(channel, Set.of());
    given.putAll(
        settings.entrySet().stream()
            .filter(setting -> known.contains(setting.getKey()))
            .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    switch (channel) {
      case WEBHOOK -> {
        given.put("method", "POST");
        given.put("maxRedirects", "0");
        given.put("headers", headers(settings.getOrDefault("headers", ""), signed));
        given.put("body", message.cloudEvent());
      }
      case MAIL -> {
        given.put("subject", message.subject());
        given.put("text", message.text());
      }
      case JMS -> {
        given.put("text", message.cloudEvent().replace("\\u0024", "$"));
      }
    }
    return given;
  }

  private static String headers(String written, Map<String, String> signed) {
    var lines = new StringBuilder("Content-Type: application/cloudevents+json; charset=utf-8\n");
    signed.forEach((name, value) -> lines.append(name).append(": ").append(value).append('\n'));
    return lines.append(written).toString().strip();
  }
}
