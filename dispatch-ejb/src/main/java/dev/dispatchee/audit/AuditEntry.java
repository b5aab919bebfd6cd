// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param date when it was made
 * @param user who made it; {@link #ENGINE} when nobody did
 * @param action what was done
 * @param entity what kind of thing it was done to
 * @param entityId which one; null when it has no number
 * @param entityName its name then
 * @param before its state before, as JSON; null when there was none
 * @param after its state after, as JSON; null when there is none
 */
public record AuditEntry(
    Instant date,
    String user,
    Action action,
    String entity,
    @Nullable Long entityId,
    String entityName,
    @Nullable String before,
    @Nullable String after) {

  /** The user of changes that the engine makes by itself. */
  public static final String ENGINE = "dispatch";

  /** Somebody looked at all things of a kind. */
  public static AuditEntry ofReading(Instant date, String user, String entity) {
    return new AuditEntry(date, user, Action.READ, entity, null, "", null, null);
  }

  /** Whether something was done. */
  public enum Outcome {
    /** It was done. */
    DONE,
    /** Somebody wanted it and was refused. */
    REFUSED
  }

  /** What can be done to something. */
  public enum Action {
    /** It was looked at; noted of the audit and of an export, and where it was refused. */
    READ,
    /** It was made. */
    CREATE,
    /** Its definition was changed. */
    UPDATE,
    /** It was taken away. */
    DELETE,
    /** It was started by hand. */
    RUN,
    /** A run was asked to end. */
    CANCEL,
    /** The scheduler, or a trigger, was told to stand still. */
    PAUSE,
    /** A run was ended whatever its node made of it. */
    FORCE_CLOSE,
    /** A node was told to start no more runs. */
    DRAIN,
    /** A node was told to start runs again, or the scheduler or a trigger to go on. */
    RESUME,
    /** Definitions were brought in from outside. */
    IMPORT,
    /** Somebody signed in to the console. */
    SIGN_IN,
    /** Somebody signed out of it. */
    SIGN_OUT,
    /** Its schedule came to its end, so it became inactive. */
    SCHEDULE_ENDED,
    /** Its runs failed one after another, so it became inactive. */
    FAILED_TOO_OFTEN,
    /** Something by an HTTP method that the API does not have: always refused. */
    UNKNOWN
  }
}
