// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call was not carried out: the server refused it, or could not be reached. */
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

  /** All values that are wrong; empty if there are none. */
  public List<Refusal.Violation> violations() {
    return violations;
  }

  /** How long to wait before the next try, for {@link Kind#TOO_MANY_REQUESTS}. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfterSeconds).map(Duration::ofSeconds);
  }

  /** The kinds of failure. */
  public enum Kind {
    /** The trigger or run was not found. */
    NOT_FOUND,
    /** The current state does not allow it: the run has ended, or another is in progress. */
    CONFLICT,
    /** The user is unknown or does not have the role; {@link #code} tells which. */
    NOT_ALLOWED,
    /** A value is not allowed. */
    INVALID,
    /** The user has asked for too many runs in a minute. */
    TOO_MANY_REQUESTS,
    /** The run did not end within the time-out; it goes on. */
    TIMED_OUT,
    /**
     * The server cannot be reached, did not answer, runs no Dispatch EE, or its database is away. A
     * later try may succeed.
     */
    UNREACHABLE,
    /** The server failed; see its log. */
    SERVER_FAILED;

    // A newer server may send kinds that this client does not know.
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
