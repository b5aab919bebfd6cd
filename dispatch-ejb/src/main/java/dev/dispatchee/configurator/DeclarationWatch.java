// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.dispatchee.SafeText;
import dev.dispatchee.api.discovery.DeclaredTriggers;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.trigger.declare.DeclarationReader;
import dev.dispatchee.trigger.declare.DeclarationResult;
import dev.dispatchee.trigger.declare.Declarations;
import dev.dispatchee.trigger.declare.Declarer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Has the triggers made that deployments declare, when they have come: not on their threads, and
 * again until it is done. What is refused is told once, and tried again now and then: the executor
 * that it names may come, or the deployment go that declares the same. For one thread.
 */
@Singleton
class DeclarationWatch {

  private static final int LOOKS_TO_SKIP = 15;
  private static final int MOST_TOLD = 20;

  private final DispatchTaskExecutorRegistry registry;
  private final Declarer declarer;
  private Map<String, Known> known = Map.of();
  private volatile boolean mayBeForgotten;

  @Inject
  DeclarationWatch(DispatchTaskExecutorRegistry registry, Declarer declarer) {
    this.registry = registry;
    this.declarer = declarer;
  }

  /** A deployment that is there. */
  private static final class Known {
    private final List<DeclaredTriggers> came;
    private final Declarations declarations;
    private boolean done;
    private int looksToSkip;
    private List<String> told = List.of();

    private Known(String deployment, List<DeclaredTriggers> came) {
      this.came = came;
      this.declarations = DeclarationReader.read(deployment, came);
    }

    private void beginAnew() {
      done = false;
      looksToSkip = 0;
    }
  }

  /** Has the next look begin anew: what was done may be lost. */
  void mayBeForgotten() {
    mayBeForgotten = true;
  }

  /** Looks which deployments have come since the last time, and takes what they declare. */
  void look() {
    var there =
        registry.declared().stream()
            .collect(groupingBy(DeclaredTriggers::deployment, TreeMap::new, toList()));
    var next = new TreeMap<String, Known>();
    there.forEach((deployment, came) -> next.put(deployment, known(deployment, came)));
    known = next;
    if (mayBeForgotten) {
      mayBeForgotten = false;
      next.values().forEach(Known::beginAnew);
    }
    for (var one : next.values()) {
      if (!one.done && --one.looksToSkip < 0) {
        apply(one);
      }
    }
  }

  private Known known(String deployment, List<DeclaredTriggers> came) {
    return Optional.ofNullable(known.get(deployment))
        .filter(one -> one.came.equals(came))
        .orElseGet(() -> new Known(deployment, came));
  }

  private void apply(Known one) {
    // Set before: what fails is tried again, but not every second.
    one.looksToSkip = LOOKS_TO_SKIP;
    declarer
        .apply(one.declarations)
        .ifPresentOrElse(result -> applied(one, result), () -> one.looksToSkip = 0);
  }

  private static void applied(Known one, DeclarationResult result) {
    var deployment = one.declarations.deployment();
    if (!result.faults().isEmpty()) {
      tellFaults(one, result.faults());
      // What cannot be read does not become readable.
      one.done = !one.declarations.faults().isEmpty();
      return;
    }
    one.done = true;
    one.told = List.of();
    if (!result.isNothing()) {
      ConfiguratorLog.LOG.declared(
          SafeText.of(deployment),
          result.declared(),
          result.created(),
          result.changed(),
          result.deactivated());
    }
  }

  private static void tellFaults(Known one, List<String> faults) {
    if (faults.equals(one.told)) {
      return;
    }
    one.told = faults;
    var deployment = SafeText.of(one.declarations.deployment());
    faults.stream()
        .limit(MOST_TOLD)
        .forEach(fault -> ConfiguratorLog.LOG.declarationRefused(deployment, fault));
    if (faults.size() > MOST_TOLD) {
      ConfiguratorLog.LOG.moreDeclarationsRefused(deployment, faults.size() - MOST_TOLD);
    }
  }
}
