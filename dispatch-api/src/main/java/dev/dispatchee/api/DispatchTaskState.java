// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import java.util.Map;
import java.util.Optional;

/**
 * A few texts that a run leaves for the next run of its trigger: where it has come to, what it has
 * seen last. It is stored with the result of the run, whichever way its executor ended; what a run
 * changed that was lost or given up is gone. Runs that overlap do not see each other's changes: the
 * one that ends last wins. Thread-safe.
 *
 * <p>It is not for secrets: nothing in it is masked.
 */
public interface DispatchTaskState {

  /** How long all keys and values together may be, in bytes of UTF-8. */
  int MOST_BYTES = 16 * 1024;

  /** The value of a key, if there is one. */
  Optional<String> get(String key);

  /**
   * Sets the value of a key.
   *
   * @throws IllegalArgumentException if all together would be longer than {@link #MOST_BYTES};
   *     nothing is changed then
   */
  void put(String key, String value);

  /** Forgets a key, if it is there. */
  void remove(String key);

  /** All keys and values, as they are now. */
  Map<String, String> asMap();
}
