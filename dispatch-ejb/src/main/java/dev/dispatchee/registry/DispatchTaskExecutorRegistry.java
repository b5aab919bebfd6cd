// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.discovery.DeclaredTriggers;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.api.discovery.ExecutorDepartures;
import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.discovery.ExecutorDirectory;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The executors that this server has now, those of other deployments included. */
@Singleton
public class DispatchTaskExecutorRegistry {

  /** The executor of a type, if this server has it now. */
  public Optional<DiscoveredExecutor> find(String type) {
    return ExecutorDirectory.shared().find(type);
  }

  /** What the executor of a type says of itself, if this server has it now. */
  public Optional<ExecutorDescription> describe(String type) {
    return find(type).map(DiscoveredExecutor::description);
  }

  /** What the executors of this server say of themselves, ordered by type. */
  public List<ExecutorDescription> descriptions() {
    return ExecutorDirectory.shared().all().stream().map(DiscoveredExecutor::description).toList();
  }

  /** The types that this server has, ordered. */
  public List<String> types() {
    return descriptions().stream().map(ExecutorDescription::type).toList();
  }

  /** What the deployments of this server declare of triggers now. */
  public List<DeclaredTriggers> declared() {
    return ExecutorDirectory.shared().declared();
  }

  /** Says what is done from now on before a deployment goes that brought executors. */
  public void onDeparture(ExecutorDepartures action) {
    ExecutorDirectory.shared().onDeparture(action);
  }
}
