// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.event.RunEnded;
import dev.dispatchee.api.event.RunStarted;
import dev.dispatchee.api.event.TriggerChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Observes everything, and remembers a line of each. */
@ApplicationScoped
public class HeardEvents {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  List<String> lines() {
    return lines;
  }

  void started(@Observes RunStarted event) {
    var run = event.run();
    lines.add("started %d of %s".formatted(run.logId(), run.triggerName()));
  }

  void ended(@Observes RunEnded event) {
    lines.add("ended %d %s".formatted(event.run().logId(), event.status()));
  }

  void changed(@Observes TriggerChanged event) {
    lines.add("%s %s by %s".formatted(event.change(), event.triggerName(), event.user()));
  }
}
