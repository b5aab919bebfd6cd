// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import org.jspecify.annotations.Nullable;

/**
 * How a chain names the trigger of a member: by its id, a JSON number, or by its external reference
 * code, a JSON string.
 *
 * @param id its id; null if it is named by its code
 * @param code its code; null if it is named by its id
 */
record MemberReference(@Nullable Long id, @Nullable String code) {

  /** Refuses what is both or neither. */
  MemberReference {
    if ((id == null) == (code == null)) {
      throw new IllegalArgumentException("a trigger is named by its id or by its code");
    }
  }

  /** As users wrote it. */
  String text() {
    return id == null ? String.valueOf(code) : id.toString();
  }
}
