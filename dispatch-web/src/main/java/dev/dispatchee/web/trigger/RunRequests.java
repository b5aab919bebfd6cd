// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a wish to run a trigger. */
final class RunRequests {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private static final String ON_OVERLAP = "onOverlap";
  private static final Map<String, OnOverlap> CHOICES =
      Map.of(
          "cancel", OnOverlap.CANCEL,
          "queue", OnOverlap.QUEUE,
          "reject", OnOverlap.REJECT);

  private RunRequests() {}

  static RunRequest of(UriInfo uri, HttpHeaders headers, byte[] body) {
    var parameters = new QueryParameters(uri);
    var onOverlap = onOverlap(parameters);
    var at = parameters.instant("at", FIRST_YEAR, LAST_YEAR);
    if (at != null && onOverlap == OnOverlap.REJECT) {
      parameters.fault(
          ON_OVERLAP, "reject", "cancel, queue: what will be in progress then is not known yet");
    }
    parameters.check();
    var settings = body.length == 0 ? null : Json.read(body, RunBody.class).dispatchTaskSettings();
    return new RunRequest(
        onOverlap, settings == null ? Map.of() : settings, inMillis(at), key(headers));
  }

  static OnOverlap onOverlap(QueryParameters parameters) {
    var choice = parameters.text(ON_OVERLAP);
    if (choice != null && !CHOICES.containsKey(choice)) {
      parameters.fault(ON_OVERLAP, choice, "cancel, queue, reject");
    }
    return choice == null ? OnOverlap.CANCEL : CHOICES.getOrDefault(choice, OnOverlap.CANCEL);
  }

  static @Nullable String key(HttpHeaders headers) {
    return IdempotencyKeyHeader.of(headers.getRequestHeader(IdempotencyKeyHeader.NAME));
  }

  private static @Nullable Instant inMillis(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
