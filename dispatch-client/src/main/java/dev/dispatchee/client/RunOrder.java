// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order to run a trigger once. Values are not checked here; the server says what is wrong.
 *
 * @param triggerId the id of the trigger; null if it is named by its code
 * @param externalReferenceCode the code by which other systems know the trigger; null if its id is
 *     given
 * @param settings settings that override the stored ones; empty for none. They need the role of an
 *     editor, or for a restricted executor that of an administrator
 * @param onOverlap the name of an {@link OnOverlap} in lower case; null for {@code cancel}
 * @param at when it is due; null for now
 * @param idempotencyKey a key that makes a repeated order harmless, because it is carried out only
 *     once; 1 to 200 printable ASCII characters; null for none
 */
public record RunOrder(
    @Nullable Long triggerId,
    @Nullable String externalReferenceCode,
    Map<String, String> settings,
    @Nullable String onOverlap,
    @Nullable Instant at,
    @Nullable String idempotencyKey)
    implements Serializable {

  /** Copies the settings. */
  public RunOrder {
    // Not Map.copyOf: the server checks what the caller puts in, including nulls.
    settings =
        settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** A run of the trigger with that id, now, with the stored settings. */
  public static RunOrder ofTrigger(long id) {
    return new RunOrder(id, null, Map.of(), null, null, null);
  }

  /** A run of the trigger that other systems know by that code. */
  public static RunOrder ofTrigger(String externalReferenceCode) {
    return new RunOrder(null, externalReferenceCode, Map.of(), null, null, null);
  }

  /** The same with one more setting. */
  public RunOrder withSetting(String key, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(key, value);
    return withSettings(more);
  }

  /** The same with these settings. */
  public RunOrder withSettings(Map<String, String> others) {
    return new RunOrder(triggerId, externalReferenceCode, others, onOverlap, at, idempotencyKey);
  }

  /** The same, with what happens if another run of the trigger is in progress. */
  public RunOrder onOverlap(OnOverlap choice) {
    return new RunOrder(
        triggerId,
        externalReferenceCode,
        settings,
        choice.name().toLowerCase(Locale.ROOT),
        at,
        idempotencyKey);
  }

  /** The same, due at a later time, at most ten years ahead. */
  public RunOrder at(Instant when) {
    return new RunOrder(
        triggerId, externalReferenceCode, settings, onOverlap, when, idempotencyKey);
  }

  /** The same with a key: however often it is submitted within 24 hours, it makes one run. */
  public RunOrder withIdempotencyKey(String key) {
    return new RunOrder(triggerId, externalReferenceCode, settings, onOverlap, at, key);
  }

  /** As it is sent: a JSON object of what is given, by the names above. */
  public String json() {
    return new JsonText()
        .with("triggerId", triggerId)
        .with("externalReferenceCode", externalReferenceCode)
        .with("settings", settings)
        .with("onOverlap", onOverlap)
        .with("at", at)
        .with("idempotencyKey", idempotencyKey)
        .end();
  }

  /** What happens to a run if another run of its trigger is in progress. */
  public enum OnOverlap {
    /** It ends as CANCELED, like a scheduled one. */
    CANCEL,
    /** It waits for its turn. */
    QUEUE,
    /** The order is refused, and there is no run. */
    REJECT
  }
}
