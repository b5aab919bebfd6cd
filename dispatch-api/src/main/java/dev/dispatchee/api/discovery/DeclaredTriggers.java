// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.List;
import java.util.Set;

/**
 * What a deployment declares of triggers beside its executors, as it came; there is one, which may
 * be empty, for each deployment that has executors. Two are never equal, so that a deployment that
 * has come again can be told from the one before.
 */
public final class DeclaredTriggers {

  private final String deployment;
  private final Set<String> executorTypes;
  private final List<DeclaredSchedule> schedules;
  private final List<DeclaredFile> files;

  /** Copies the collections. */
  public DeclaredTriggers(
      String deployment,
      Set<String> executorTypes,
      List<DeclaredSchedule> schedules,
      List<DeclaredFile> files) {
    this.deployment = deployment;
    this.executorTypes = Set.copyOf(executorTypes);
    this.schedules = List.copyOf(schedules);
    this.files = List.copyOf(files);
  }

  /** The archive, as {@link ExecutorDescription#deployment} names it. */
  public String deployment() {
    return deployment;
  }

  /** The types of the executors that it brings, at least one. */
  public Set<String> executorTypes() {
    return executorTypes;
  }

  /** What stands on its classes. */
  public List<DeclaredSchedule> schedules() {
    return schedules;
  }

  /** Its files. */
  public List<DeclaredFile> files() {
    return files;
  }
}
