// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Removes, when the application starts, what runs have left whose server was killed. */
@ApplicationScoped
public class LeftoverJobs {

  void remove(@Observes @Initialized(ApplicationScoped.class) Object started) {
    JobFolder.ofThisServer().sweep();
  }
}
