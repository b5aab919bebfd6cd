// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import dev.dispatchee.api.DispatchTaskState;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs have left, read when it is first asked for, and what this run changes of it.
 * Safe for several threads.
 */
public final class RunMemory implements DispatchTaskState {

  private final Supplier<Map<String, String>> stored;
  private @Nullable Map<String, String> found;
  private Map<String, String> values = Map.of();

  /** Begins with what is stored, which is asked for once at most. */
  public RunMemory(Supplier<Map<String, String>> stored) {
    this.stored = stored;
  }

  @Override
  public synchronized Optional<String> get(String key) {
    return Optional.ofNullable(values().get(key));
  }

  @Override
  public synchronized void put(String key, String value) {
    var changed = new HashMap<>(values());
    changed.put(key, value);
    int bytes =
        changed.entrySet().stream()
            .mapToInt(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum();
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          "with the value of '%s' the state would have %,d bytes, at most %,d are allowed"
              .formatted(key, bytes, MOST_BYTES));
    }
    values = changed;
  }

  @Override
  public synchronized void remove(String key) {
    var changed = new HashMap<>(values());
    changed.remove(key);
    values = changed;
  }

  @Override
  public synchronized Map<String, String> asMap() {
    return Map.copyOf(values());
  }

  /** What is to be stored; null when it is as it was found. */
  public synchronized @Nullable Map<String, String> changed() {
    return found == null || values.equals(found) ? null : values;
  }

  private Map<String, String> values() {
    if (found == null) {
      found = Map.copyOf(stored.get());
      values = found;
    }
    return values;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
