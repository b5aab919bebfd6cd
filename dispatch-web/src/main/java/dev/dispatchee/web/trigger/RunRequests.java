// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.trigger.RunRequest;
import dev.dispatchee.trigger.RunRequest.OnOverlap;
import dev.dispatchee.web.json.Json;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;

/** Reads a wish to run a trigger. */
final class RunRequests {

  private static final Map<String, OnOverlap> CHOICES =
      Map.of(
          "cancel", OnOverlap.CANCEL,
          "queue", OnOverlap.QUEUE,
          "reject", OnOverlap.REJECT);

  private RunRequests() {}

  static RunRequest of(UriInfo uri, HttpHeaders headers, byte[] body) {
    var parameters = new QueryParameters(uri);
    var choice = parameters.text("onOverlap");
    if (choice != null && !CHOICES.containsKey(choice)) {
      parameters.fault("onOverlap", choice, "cancel, queue, reject");
    }
    parameters.check();
    var settings = body.length == 0 ? null : Json.read(body, RunBody.class).dispatchTaskSettings();
    return new RunRequest(
        choice == null ? OnOverlap.CANCEL : CHOICES.getOrDefault(choice, OnOverlap.CANCEL),
        settings == null ? Map.of() : settings,
        IdempotencyKeyHeader.of(headers.getRequestHeader(IdempotencyKeyHeader.NAME)));
  }
}
