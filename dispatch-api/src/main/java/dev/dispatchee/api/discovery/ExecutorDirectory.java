// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The executors of all deployments by type, as they come and go. Thread-safe.
 *
 * <p>A deployment's executors are entered all together or not at all, so two deployments that bring
 * the same type at the same moment cannot both succeed.
 */
public final class ExecutorDirectory {

  private static final ExecutorDirectory SHARED = new ExecutorDirectory();

  private volatile Map<String, DiscoveredExecutor> byType = Map.of();
  private volatile List<DeclaredTriggers> declared = List.of();
  private volatile ExecutorDepartures departures = types -> {};

  ExecutorDirectory() {}

  /** The one that all deployments of this server share. */
  public static ExecutorDirectory shared() {
    return SHARED;
  }

  /** The executor of a type, if some deployment has it now. */
  public Optional<DiscoveredExecutor> find(String type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** All executors there are now, ordered by type. */
  public Collection<DiscoveredExecutor> all() {
    return byType.values();
  }

  /** What the deployments that are there now declare of triggers. */
  public List<DeclaredTriggers> declared() {
    return declared;
  }

  /** Adds what a deployment declares whose executors have been entered. */
  synchronized void declare(Collection<DeclaredTriggers> arriving) {
    var next = new ArrayList<>(declared);
    next.addAll(arriving);
    declared = List.copyOf(next);
  }

  /** Takes out what a deployment declares; what is not in is passed over. */
  synchronized void undeclare(Collection<DeclaredTriggers> leaving) {
    var next = new ArrayList<>(declared);
    next.removeAll(leaving);
    declared = List.copyOf(next);
  }

  /** What would keep a deployment's executors out: all faults at once; empty when nothing does. */
  synchronized List<String> check(Collection<DiscoveredExecutor> arriving) {
    var faults = new ArrayList<String>();
    var next = new TreeMap<>(byType);
    for (var executor : arriving) {
      faults.addAll(executor.description().faults());
      var other = next.putIfAbsent(executor.description().type(), executor);
      if (other != null) {
        faults.add(taken(executor.description(), other.description()));
      }
    }
    return faults;
  }

  /**
   * Enters a deployment's executors.
   *
   * @return the faults that kept them out, as {@link #check} names them; empty when they are in
   */
  synchronized List<String> enter(Collection<DiscoveredExecutor> arriving) {
    var faults = check(arriving);
    if (faults.isEmpty()) {
      var next = new TreeMap<>(byType);
      arriving.forEach(executor -> next.put(executor.description().type(), executor));
      byType = Collections.unmodifiableMap(next);
    }
    return faults;
  }

  /** Sets what is done before a deployment goes away; replaces the previous setting. */
  public void onDeparture(ExecutorDepartures action) {
    departures = action;
  }

  /**
   * Takes a deployment's executors out, and returns when they may go; those that are not in are
   * passed over.
   */
  void leave(Collection<DiscoveredExecutor> leaving) {
    var types = takeOut(leaving);
    if (!types.isEmpty()) {
      departures.leave(types);
    }
  }

  private synchronized Set<String> takeOut(Collection<DiscoveredExecutor> leaving) {
    var next = new TreeMap<>(byType);
    var types = new TreeSet<String>();
    for (var executor : leaving) {
      var type = executor.description().type();
      if (next.remove(type, executor)) {
        types.add(type);
      }
    }
    byType = Collections.unmodifiableMap(next);
    return types;
  }

  private static String taken(ExecutorDescription arriving, ExecutorDescription there) {
    return "executor type '%s' of %s (%s) is already used by %s (%s)"
        .formatted(
            arriving.type(),
            arriving.className(),
            arriving.deployment(),
            there.className(),
            there.deployment());
  }
}
