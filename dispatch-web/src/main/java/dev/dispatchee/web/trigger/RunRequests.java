// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import dev.dispatchee.web.request.QueryParameters;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** Reads a request to run a trigger. */
final class RunRequests {

  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;

  private static final String ON_OVERLAP = "onOverlap";

  private RunRequests() {}

  static RunRequest of(UriInfo uri, HttpHeaders headers, byte[] body) {
    var parameters = new QueryParameters(uri);
    var onOverlap = onOverlap(parameters);
    var at = parameters.instant("at", FIRST_YEAR, LAST_YEAR);
    RunRequest.violation(onOverlap, at).ifPresent(parameters::fault);
    parameters.check();
    return new RunRequest(onOverlap, RunBody.settings(body), at, key(headers));
  }

  static OnOverlap onOverlap(QueryParameters parameters) {
    var name = parameters.text(ON_OVERLAP);
    if (name == null) {
      return OnOverlap.CANCEL;
    }
    var choice = OnOverlap.of(name);
    if (choice.isEmpty()) {
      parameters.fault(ON_OVERLAP, name, OnOverlap.NAMES);
    }
    return choice.orElse(OnOverlap.CANCEL);
  }

  static @Nullable String key(HttpHeaders headers) {
    return IdempotencyKeyHeader.of(headers.getRequestHeader(IdempotencyKeyHeader.NAME));
  }
}
