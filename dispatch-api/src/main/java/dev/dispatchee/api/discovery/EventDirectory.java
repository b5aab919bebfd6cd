// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The deployments that observe events, as they come and go. Thread-safe. */
public final class EventDirectory {

  private static final EventDirectory SHARED = new EventDirectory();

  private final List<ObservingDeployment> observing = new CopyOnWriteArrayList<>();

  EventDirectory() {}

  /** The one that all deployments of this server share. */
  public static EventDirectory shared() {
    return SHARED;
  }

  /** Those that observe anything now. */
  public List<ObservingDeployment> all() {
    return observing;
  }

  void enter(ObservingDeployment deployment) {
    observing.add(deployment);
  }

  /** Takes one out, and returns when it may go; nothing happens to one that is not in. */
  void leave(ObservingDeployment deployment) throws InterruptedException {
    if (observing.remove(deployment)) {
      deployment.leave();
    }
  }
}
