// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order to run an executor once, for which no trigger has to be made. Values are not checked
 * here; the server says what is wrong. It needs the role of an editor, or for a restricted executor
 * that of an administrator.
 *
 * @param type the type of the executor
 * @param settings its settings, as users write them
 * @param at when it is due; null for now
 * @param idempotencyKey a key that makes a repeated order harmless, because it is carried out only
 *     once; 1 to 200 printable ASCII characters; null for none
 */
public record TaskOrder(
    @Nullable String type,
    Map<String, String> settings,
    @Nullable Instant at,
    @Nullable String idempotencyKey)
    implements Serializable {

  /** Copies the settings. */
  public TaskOrder {
    // Not Map.copyOf: the server checks what the caller puts in, including nulls.
    settings =
        settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** A run of an executor, now, without settings. */
  public static TaskOrder ofType(String type) {
    return new TaskOrder(type, Map.of(), null, null);
  }

  /** The same with one more setting. */
  public TaskOrder withSetting(String key, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return withSettings(more);
  }

  /** The same with these settings. */
  public TaskOrder withSettings(Map<String, String> others) {
    return new TaskOrder(type, others, at, idempotencyKey);
  }

  /** The same, due at a later time, at most ten years ahead. */
  public TaskOrder at(Instant when) {
    return new TaskOrder(type, settings, when, idempotencyKey);
  }

  /** The same with a key: however often it is handed over within 24 hours, it makes one run. */
  public TaskOrder withIdempotencyKey(String key) {
    return new TaskOrder(type, settings, at, key);
  }

  /** As it is sent: a JSON object of what is given, by the names above. */
  public String json() {
    return new JsonText()
        .with("type", type)
        .with("settings", settings)
        .with("at", at)
        .with("idempotencyKey", idempotencyKey)
        .end();
  }
}
