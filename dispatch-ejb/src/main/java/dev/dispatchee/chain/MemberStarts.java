// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.SafeText;
import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.database.StorableText;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.registry.ExecutorCatalog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a member runs with, once the results that it takes are there.
 *
 * @param executors those that there are
 * @param results what members have left
 */
record MemberStarts(ExecutorCatalog executors, ResultValues results) {

  private static final int MOST_BYTES = 64 * 1024;

  /** Why a trigger is not run: it has a schedule and was deactivated. */
  static Optional<String> deactivated(String member, MemberTrigger trigger) {
    return trigger.deactivated()
        ? Optional.of(
            "member '%s': trigger '%s' is inactive, allowed: active, or without a schedule"
                .formatted(member, SafeText.of(trigger.subject().triggerName())))
        : Optional.empty();
  }

  /**
   * What a member runs with.
   *
   * @param trigger its trigger as it is now; null if it is gone
   * @throws IllegalArgumentException if it cannot run, saying why
   */
  RunSubject subject(ChainMember member, @Nullable MemberTrigger trigger) {
    if (trigger == null) {
      throw new IllegalArgumentException("its trigger was deleted");
    }
    deactivated(member.name(), trigger)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    var before = trigger.subject();
    if (member.settings().isEmpty()) {
      return before;
    }
    if (before.isChain()) {
      throw new IllegalArgumentException("it is a chain itself, which takes no other settings");
    }
    var settings = trigger.settings();
    member.settings().forEach((key, text) -> settings.put(key, filled(key, text)));
    check(before.executorType(), settings);
    return before.withSettings(SettingsText.write(settings));
  }

  private String filled(String key, FilledText text) {
    try {
      var filled = StorableText.of(text.fill(results::at, MOST_BYTES));
      // A result may come from anybody: it must not name a secret that its run is then given.
      if (text.hasPlaces() && SecretReference.parse(filled).isPresent()) {
        throw new IllegalArgumentException("filled in, it is a reference to a secret");
      }
      return filled;
    } catch (IllegalArgumentException refused) {
      throw new IllegalArgumentException(
          "setting '%s': %s".formatted(key, refused.getMessage()), refused);
    }
  }

  private void check(String executorType, Map<String, String> settings) {
    long bytes =
        settings.entrySet().stream()
            .mapToLong(one -> bytes(one.getKey()) + bytes(one.getValue()))
            .sum();
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "found settings of %d bytes, allowed: at most %d".formatted(bytes, MOST_BYTES));
    }
    executors
        .find(executorType)
        .flatMap(executor -> executor.faultsOfStored(settings).stream().findFirst())
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(fault.sentence());
            });
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
