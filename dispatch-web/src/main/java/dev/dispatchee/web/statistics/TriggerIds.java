// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.statistics;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.web.request.PathIds;
import dev.dispatchee.web.request.QueryParameters;
import java.util.List;
import java.util.stream.Stream;

/** Ids of triggers in one parameter, with commas between. */
final class TriggerIds {

  private TriggerIds() {}

  /** Reads them, at least one; notes what is wrong. */
  static List<DispatchTriggerId> read(QueryParameters parameters, String name, int most) {
    var text = parameters.text(name);
    var parts = text == null ? new String[0] : text.split(",", most + 1);
    if (parts.length == 0 || parts.length > most || !Stream.of(parts).allMatch(PathIds::isId)) {
      parameters.fault(
          name,
          text == null ? "nothing" : text,
          "1 to %d ids of triggers with commas between".formatted(most));
      return List.of();
    }
    return Stream.of(parts).map(PathIds::trigger).toList();
  }
}
