// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A text that is no JSON, or none of the expected form. Its messages are fit for strangers. */
public class UnreadableJsonException extends RuntimeException {

  private final @Nullable String field;
  private final String reason;

  UnreadableJsonException(String reason) {
    super(reason);
    this.field = null;
    this.reason = reason;
  }

  /** Says what is wrong with a field. */
  public UnreadableJsonException(String field, String reason) {
    super(field + ": " + reason);
    this.field = field;
    this.reason = reason;
  }

  /** The same, where what could not be read is the value of a field. */
  public UnreadableJsonException within(String outer) {
    return new UnreadableJsonException(field == null ? outer : outer + "." + field, reason);
  }

  /** The field at fault, such as {@code labels.0}; empty when it is the whole. */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** What is wrong there. */
  public String reason() {
    return reason;
  }
}
