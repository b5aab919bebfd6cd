// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.node.HeartbeatTimes;
import dev.dispatchee.node.Heartbeats.Holder;
import dev.dispatchee.node.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether this start holds the name of its node, and what operators are told while another does.
 * That other one may be a dead start of this server, which says nothing any more, or a server that
 * lives. Not safe for several threads.
 */
final class NodeName {

  private final Node node;
  private final HeartbeatTimes times;
  private @Nullable Holder seen;
  private boolean waits;
  private boolean otherLives;

  NodeName(Node node, HeartbeatTimes times) {
    this.node = node;
    this.times = times;
  }

  /** Another start holds the name, or held it a moment ago. */
  void isHeld(Optional<Holder> found) {
    found.ifPresent(this::isHeldBy);
  }

  private void isHeldBy(Holder holder) {
    if (!waits) {
      waits = true;
      ConfiguratorLog.LOG.nameIsWaitedFor(
          node.name(), holder.heartbeatDate().toString(), times.deadAfter().toString());
    }
    // Who speaks between two looks lives; a dead start of this server does not.
    if (seen != null && !seen.equals(holder) && !otherLives) {
      otherLives = true;
      ConfiguratorLog.LOG.nameIsTaken(node.name(), holder.startedDate().toString());
    }
    seen = holder;
  }

  /** This start holds it now. */
  void isOurs() {
    if (waits) {
      ConfiguratorLog.LOG.nameIsHad(node.name());
    }
    waits = false;
    otherLives = false;
    seen = null;
  }
}
