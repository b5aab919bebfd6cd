// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of failure that the admin API tells of, with their HTTP status. */
public enum ProblemCode {
  MALFORMED_REQUEST(400, "The request cannot be read"),
  UNAUTHENTICATED(401, "Credentials are missing or wrong"),
  FORBIDDEN(403, "Not permitted"),
  CROSS_SITE(403, "Changes from other sites are refused"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No acceptable response format"),
  DUPLICATE_NAME(409, "The name is taken"),
  DUPLICATE_EXTERNAL_REFERENCE_CODE(409, "The external reference code is taken"),
  CONFLICT(409, "Someone else changed it at the same time"),
  CALENDAR_IN_USE(409, "Triggers keep to the calendar"),
  SYSTEM_TRIGGER(409, "System triggers cannot be renamed or deleted"),
  RUN_IN_PROGRESS(409, "A run is in progress"),
  RUN_NOT_STARTED(409, "The run has not started"),
  RUN_ENDED(409, "The run has ended"),
  TRIGGER_DELETED(409, "The trigger has been deleted"),
  OVERLAP_REFUSED(409, "Another run is in progress"),
  GROUP_IN_USE(409, "Triggers are in the group"),
  BACKFILL_RUNNING(409, "A backfill is in progress"),
  STALE_VERSION(412, "Changed since it was read"),
  PAYLOAD_TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The type of the body is not supported"),
  RANGE_NOT_SATISFIABLE(416, "The range is outside of the content"),
  VALIDATION_FAILED(422, "Values are not allowed"),
  UNKNOWN_EXECUTOR_TYPE(422, "Unknown executor type"),
  UNKNOWN_GROUP(422, "Unknown concurrency group"),
  EXECUTOR_NOT_READY(422, "The executor is not ready"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
  INVALID_CRON(422, "The cron expression cannot be read"),
  INVALID_RRULE(422, "The recurrence rule cannot be read"),
  UNKNOWN_CALENDAR(422, "Unknown calendar"),
  LOCKS_OUT(422, "The caller could not edit the trigger any more"),
  NEVER_FIRES(422, "The schedule never fires"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL_ERROR(500, "Internal server error"),
  UNAVAILABLE(503, "Temporarily unavailable");

  private static final String PREFIX = "urn:dispatch:problem:";

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** What kind of failure it is. */
  public String title() {
    return title;
  }

  /** Its stable name. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  URI urn() {
    return URI.create(PREFIX + code());
  }

  /** The kind with a stable name. */
  static Optional<ProblemCode> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }

  /** The kind that stands for an HTTP status that somebody else chose. */
  static ProblemCode ofStatus(int status) {
    return switch (status) {
      case 403 -> FORBIDDEN;
      case 409 -> CONFLICT;
      case 422 -> VALIDATION_FAILED;
      // What servlets say to a method that they do not know.
      case 501 -> METHOD_NOT_ALLOWED;
      default ->
          Arrays.stream(values())
              .filter(kind -> kind.status == status)
              .findFirst()
              .orElse(status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR);
    };
  }
}
