// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.SafeText;
import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.send.ChannelSettings;
import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.KnownExecutor;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the settings of a channel: sizes, names, texts, and what its executor says of them. */
final class ChannelValidation {

  private static final String FIELD = "channelSettings";
  private static final int MOST_BYTES = 16 * 1024;

  private final AlertChannel channel;
  private final @Nullable KnownExecutor executor;
  private final Violations violations;

  ChannelValidation(AlertChannel channel, @Nullable KnownExecutor executor, Violations violations) {
    this.channel = channel;
    this.executor = executor;
    this.violations = violations;
  }

  Map<String, String> validate(Map<String, String> settings) {
    var keys = ChannelSettings.keys(channel);
    // Before anything looks into them: what is too much is not worth the work.
    long bytes = settings.values().stream().mapToLong(ChannelValidation::bytes).sum();
    if (settings.size() > keys.size() || bytes > MOST_BYTES) {
      violations.addFound(
          FIELD,
          "%d settings of %d bytes".formatted(settings.size(), bytes),
          "of %s, at most %d bytes in all".formatted(String.join(", ", keys), MOST_BYTES));
      return Map.of();
    }
    var accepted = new HashMap<String, String>();
    var values = new DraftValues(violations);
    settings.forEach(
        (key, value) -> {
          if (!keys.contains(key)) {
            violations.add(field(key), "unknown setting, allowed: " + String.join(", ", keys));
          } else if (value == null) {
            violations.add(field(key), "found null, allowed: a string");
          } else {
            accepted.put(key, value);
          }
        });
    checkSecret(accepted);
    if (executor == null) {
      violations.add(
          "channel",
          "no node has the executor '%s' that %s needs".formatted(channel.executorType(), channel));
    } else {
      for (var fault : executor.faultsOfStored(ChannelSettings.sample(channel, accepted))) {
        violations.add(field(fault.key()), fault.message());
      }
    }
    // Last: of a secret in plain text the fault before tells, which does not repeat it.
    accepted.forEach((key, value) -> values.text(field(key), value, MOST_BYTES));
    return accepted;
  }

  private void checkSecret(Map<String, String> settings) {
    var secret = settings.get(ChannelSettings.SIGNING_SECRET);
    if (secret != null && SecretReference.parse(secret).isEmpty()) {
      violations.add(
          field(ChannelSettings.SIGNING_SECRET),
          "found something else, allowed: a reference ${secret:ALIAS}");
    }
  }

  private static String field(String key) {
    return key.isEmpty() ? FIELD : FIELD + "." + SafeText.of(key);
  }

  private static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
