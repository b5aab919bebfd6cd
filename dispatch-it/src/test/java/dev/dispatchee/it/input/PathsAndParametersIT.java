// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import static dev.dispatchee.it.input.BadRequest.MALFORMED;

import java.util.List;
import java.util.stream.Stream;

/** Parameters that are not allowed, and paths at which there is nothing. */
class PathsAndParametersIT extends BadInputTest {

  static Stream<BadRequest> requests() {
    return Stream.of(
        BadRequest.get("triggers?pageSize=0", 400, MALFORMED),
        BadRequest.get("triggers?pageSize=201", 400, MALFORMED),
        BadRequest.get("triggers?pageSize=10000", 400, MALFORMED),
        BadRequest.get("triggers?pageSize=many", 400, MALFORMED),
        BadRequest.get("triggers?pageSize=99999999999999999999", 400, MALFORMED),
        BadRequest.get("triggers?page=0", 400, MALFORMED),
        BadRequest.get("triggers?page=1&page=2", 400, MALFORMED),
        BadRequest.get("triggers?sort=colour:asc", 400, MALFORMED),
        BadRequest.get("triggers?sort=name:up", 400, MALFORMED),
        BadRequest.get("triggers?active=yes", 400, MALFORMED),
        BadRequest.get("triggers?status=DONE", 400, MALFORMED),
        BadRequest.get("triggers?colour=red", 400, MALFORMED),
        BadRequest.get("triggers?concurrencyGroup=a%20b", 400, MALFORMED),
        BadRequest.get("logs?concurrencyGroup=.hidden", 400, MALFORMED),
        BadRequest.get("logs?pageSize=0", 400, MALFORMED),
        BadRequest.get("logs?pageSize=10000", 400, MALFORMED),
        BadRequest.get("logs?cursor=nonsense", 400, MALFORMED),
        BadRequest.get("logs?cursor=%00%FF", 400, MALFORMED),
        BadRequest.get("logs?from=yesterday", 400, MALFORMED),
        BadRequest.get("logs?to=2031-01-01T00:00:00", 400, MALFORMED),
        BadRequest.get("logs?cause=CHANCE", 400, MALFORMED),
        BadRequest.get("logs?triggerId=x", 400, MALFORMED),
        BadRequest.get("logs?sort=status:asc", 400, MALFORMED),
        BadRequest.get("executors?pageSize=0", 400, MALFORMED),
        new BadRequest(
            "unknown choice",
            api -> api.post("{trigger}/run?onOverlap=ignore"),
            400,
            MALFORMED,
            List.of("onOverlap " + MALFORMED)),
        BadRequest.get("triggers/999999999", 404, "not-found"),
        BadRequest.get("triggers/0", 404, "not-found"),
        BadRequest.get("triggers/-1", 404, "not-found"),
        BadRequest.get("triggers/abc", 404, "not-found"),
        BadRequest.get("triggers/99999999999999999999", 404, "not-found"),
        BadRequest.get("triggers/by-external-reference-code/nobody", 404, "not-found"),
        BadRequest.get("logs/999999999", 404, "not-found"),
        BadRequest.get("logs/999999999/output", 404, "not-found"),
        BadRequest.get("executors/nobody", 404, "not-found"),
        BadRequest.get("nothing", 404, "not-found"),
        BadRequest.get("/nothing", 404, "not-found"));
  }
}
