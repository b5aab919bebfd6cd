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
 * A wish to run a trigger once. Any value can be written here; the server says what is wrong.
 *
 * @param triggerId which trigger; null when it is named by its code
 * @param externalReferenceCode the name that other systems have for the trigger; null when its id
 *     is given
 * @param settings put over the stored ones; empty for none. Other settings need the role of an
 *     editor, for a restricted executor that of an administrator
 * @param onOverlap the name of an {@link OnOverlap} in lower case; null for {@code cancel}
 * @param at when it is due; null for now
 * @param idempotencyKey under which the same order may come again and is carried out once, 1 to 200
 *     printable characters of ASCII; null for none
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
    // Not Map.copyOf: what a caller puts in is judged by the server, nulls too.
    settings =
        settings == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** A run of the trigger with that id, now and with the stored settings. */
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

  /** The same, told what becomes of it while another run of the trigger is in progress. */
  public RunOrder onOverlap(OnOverlap choice) {
    return new RunOrder(
        triggerId,
        externalReferenceCode,
        settings,
        choice.name().toLowerCase(Locale.ROOT),
        at,
        idempotencyKey);
  }

  /** The same, due at a time ahead, at most ten years. */
  public RunOrder at(Instant when) {
    return new RunOrder(
        triggerId, externalReferenceCode, settings, onOverlap, when, idempotencyKey);
  }

  /** The same under a key: however often it is submitted in 24 hours, it makes one run. */
  public RunOrder withIdempotencyKey(String key) {
    return new RunOrder(triggerId, externalReferenceCode, settings, onOverlap, at, key);
  }

  private Object writeReplace() {
    return WireForm.of(this);
  }

  /** What becomes of a run while another run of its trigger is in progress. */
  public enum OnOverlap {
    /** It ends CANCELED, like a scheduled one. */
    CANCEL,
    /** It waits for its turn. */
    QUEUE,
    /** It is refused, and there is no run. */
    REJECT
  }
}
