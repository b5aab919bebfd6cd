// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was asked for and was not done: the server refused it, or could not be asked. */
public final class DispatchClientException extends RuntimeException {

  private final Kind kind;
  private final String code;
  private final List<Refusal.Violation> violations;
  private final @Nullable Long retryAfterSeconds;

  private DispatchClientException(Refusal refusal, @Nullable Throwable cause) {
    super("%s (%s)".formatted(refusal.message(), refusal.code()), cause);
    this.kind = Kind.of(refusal.kind());
    this.code = refusal.code();
    this.violations = refusal.violations();
    this.retryAfterSeconds = refusal.retryAfterSeconds();
  }

  /** What the server refused. */
  static DispatchClientException of(Refusal refusal) {
    return new DispatchClientException(refusal, null);
  }

  /** What went wrong on the way, or on this side. */
  static DispatchClientException of(
      Kind kind, String code, String message, @Nullable Throwable cause) {
    return new DispatchClientException(
        new Refusal(kind.name(), code, message, List.of(), null), cause);
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** The stable name of the problem, as the admin API has it, such as {@code overlap-refused}. */
  public String code() {
    return code;
  }

  /** The values at fault, all of them at once; empty when none is. */
  public List<Refusal.Violation> violations() {
    return violations;
  }

  /** After which asking again may succeed, of {@link Kind#TOO_MANY_REQUESTS}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfterSeconds).map(Duration::ofSeconds);
  }

  /** The kinds of failure. */
  public enum Kind {
    /** There is no such trigger or run. */
    NOT_FOUND,
    /** The state of things does not allow it: the run has ended, another is in progress. */
    CONFLICT,
    /** The user is unknown or has not the role; {@link #code} tells the two apart. */
    NOT_ALLOWED,
    /** A value is not allowed. */
    INVALID,
    /** The user asks for more than the share. */
    TOO_MANY_REQUESTS,
    /** The run had not ended within the time-out; it goes on. */
    TIMED_OUT,
    /**
     * The server cannot be reached, did not answer, has no Dispatch EE that runs, or its database
     * is away: later it may do it.
     */
    UNREACHABLE,
    /** The server failed; its log has more. */
    SERVER_FAILED;

    // A later server may know kinds that this side does not.
    private static Kind of(String name) {
      for (var kind : values()) {
        if (kind.name().equals(name)) {
          return kind;
        }
      }
      return SERVER_FAILED;
    }
  }
}
