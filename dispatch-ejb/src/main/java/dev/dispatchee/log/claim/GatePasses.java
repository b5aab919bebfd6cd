// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.claim;

import dev.dispatchee.log.Gate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many runs may pass which gates, for one claim that holds these gates, and which of its runs
 * have passed them.
 */
final class GatePasses {

  static final GatePasses NONE = new GatePasses(List.of());

  private final Map<String, Gate> gates = new HashMap<>();
  private final Map<String, Integer> rooms = new HashMap<>();

  /** Before any run. */
  GatePasses(List<Gate> held) {
    for (var gate : held) {
      gates.put(gate.name(), gate);
      rooms.put(gate.name(), gate.room());
    }
  }

  /** How many runs of a gate's line may pass it, and the gate of its group. */
  int room(Gate gate) {
    int own = rooms.getOrDefault(gate.name(), 0);
    return gate.group() == null ? own : Math.min(own, rooms.getOrDefault(gate.group(), 0));
  }

  /** Has a run pass the gate it stands before, which has room. */
  void pass(Gate gate) {
    rooms.merge(gate.name(), -1, Integer::sum);
    if (gate.group() != null) {
      rooms.merge(gate.group(), -1, Integer::sum);
    }
  }

  /** The group in which a run has a place when it has passed; null for none. */
  @Nullable String group(RunRow run) {
    var gate = run.subject().gate() == null ? null : gates.get(run.subject().gate());
    return gate == null ? null : group(gate);
  }

  /** The permits of runs that have passed and start now. */
  List<Permits.Permit> permits(List<ClaimedRun> started, Instant now) {
    var permits = new ArrayList<Permits.Permit>();
    for (var run : started) {
      Optional.ofNullable(run.subject().gate())
          .map(gates::get)
          .ifPresent(gate -> permits.addAll(permitsOf(gate, run, now)));
    }
    return permits;
  }

  private static @Nullable String group(Gate gate) {
    return gate.isRate() ? gate.group() : gate.name();
  }

  private static List<Permits.Permit> permitsOf(Gate gate, ClaimedRun run, Instant now) {
    var log = run.key().log();
    var permits = new ArrayList<Permits.Permit>();
    if (gate.window() != null) {
      permits.add(new Permits.Permit(gate.name(), log, now.plus(gate.window())));
    }
    var group = group(gate);
    if (group != null && !run.placeInSlot()) {
      permits.add(new Permits.Permit(group, log, null));
    }
    return permits;
  }
}
