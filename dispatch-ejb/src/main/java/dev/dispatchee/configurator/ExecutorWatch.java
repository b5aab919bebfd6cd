// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.SafeText;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.registry.DispatchTaskExecutorRegistry;
import dev.dispatchee.registry.SharedExecutors;
import dev.dispatchee.trigger.draft.StoredSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells operators which executors come and go, and which triggers have settings that an executor
 * does not accept: those of an earlier version of it. Also which translations are wrong. For one
 * thread.
 */
@Singleton
class ExecutorWatch {

  private static final int MOST_NAMED = 5;

  private final DispatchTaskExecutorRegistry registry;
  private final SharedExecutors shared;
  private final StoredSettings settings;
  private @Nullable Map<String, DiscoveredExecutor> known;
  private volatile boolean mayBeForgotten;

  @Inject
  ExecutorWatch(
      DispatchTaskExecutorRegistry registry, SharedExecutors shared, StoredSettings settings) {
    this.registry = registry;
    this.shared = shared;
    this.settings = settings;
  }

  /** Has the next look tell the other nodes all there is: what they were told may be lost. */
  void mayBeForgotten() {
    mayBeForgotten = true;
  }

  /**
   * Looks what is different since the last time, and tells the other nodes; the first time nothing
   * has come or gone.
   *
   * @return whether anything is different
   */
  boolean look() {
    var before = known;
    var now = new TreeMap<String, DiscoveredExecutor>();
    registry.types().forEach(type -> registry.find(type).ifPresent(one -> now.put(type, one)));
    boolean news = !now.equals(before);
    if (!news && !mayBeForgotten) {
      return false;
    }
    // Before: what goes away meanwhile is told once more when it is back.
    mayBeForgotten = false;
    shared.tell(registry.descriptions());
    if (!news) {
      return false;
    }
    if (before != null) {
      before.forEach(
          (type, executor) -> {
            if (!executor.equals(now.get(type))) {
              ConfiguratorLog.LOG.executorWent(type, executor.description().deployment());
            }
          });
    }
    now.forEach(
        (type, executor) -> {
          if (before == null || !executor.equals(before.get(type))) {
            arrived(executor, before != null);
          }
        });
    // Last: if the database is away, the next look tells it again.
    known = now;
    return true;
  }

  private void arrived(DiscoveredExecutor executor, boolean isNews) {
    var description = executor.description();
    if (isNews) {
      ConfiguratorLog.LOG.executorArrived(description.type(), description.deployment());
    }
    tellFaultyTexts(description);
    var refused = settings.notAccepted(description);
    if (!refused.isEmpty()) {
      var named =
          refused.stream()
              .limit(MOST_NAMED)
              .map(trigger -> "'%s' (%d)".formatted(SafeText.of(trigger.name()), trigger.id()))
              .toList();
      ConfiguratorLog.LOG.settingsNotAccepted(
          description.type(),
          description.deployment(),
          refused.size(),
          String.join(", ", named) + (refused.size() > MOST_NAMED ? ", …" : ""));
    }
  }

  private static void tellFaultyTexts(ExecutorDescription description) {
    var faults = description.texts().faults();
    if (!faults.isEmpty()) {
      ConfiguratorLog.LOG.textsRefused(
          description.type(),
          description.deployment(),
          faults.stream().limit(MOST_NAMED).map(SafeText::of).collect(Collectors.joining("; "))
              + (faults.size() > MOST_NAMED ? "; …" : ""));
    }
  }
}
