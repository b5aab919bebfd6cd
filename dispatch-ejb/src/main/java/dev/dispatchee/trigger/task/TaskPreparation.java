// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.database.Instants;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.trigger.draft.SettingsValidation;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks what is handed over. Safe for several threads. */
@Singleton
class TaskPreparation {

  /** How far ahead a task may be: ten years. */
  private static final Duration FARTHEST = Duration.ofDays(3_653);

  /** How many tasks are told to be wrong. */
  private static final int MOST_TOLD = 20;

  private final ExecutorCatalog executors;
  private final Clock clock;

  @Inject
  TaskPreparation(ExecutorCatalog executors, Clock clock) {
    this.executors = executors;
    this.clock = clock;
  }

  /**
   * The executor of a type.
   *
   * @throws ValidationException if no live node has it
   */
  KnownExecutor executor(String type) {
    return executors
        .find(type)
        .orElseThrow(
            () ->
                new ValidationException(
                    List.of(
                        new Violation(
                            "dispatchTaskExecutorType",
                            "unknown-executor-type",
                            "found '%s', allowed: one of %s".formatted(type, executors.types())))));
  }

  /** Whether nobody but administrators may write the settings of an executor. */
  boolean isRestricted(String type) {
    return executors.find(type).filter(KnownExecutor::restricted).isPresent();
  }

  /**
   * Refuses settings that are not allowed; of many, with their place.
   *
   * @throws ValidationException naming what is wrong
   */
  void check(@Nullable KnownExecutor executor, List<Map<String, String>> settings) {
    var faults = new ArrayList<Violation>();
    int wrong = 0;
    for (int i = 0; i < settings.size() && wrong < MOST_TOLD; i++) {
      var violations = new Violations();
      new SettingsValidation(settings.get(i), executor).validate(violations);
      try {
        violations.throwIfAny();
      } catch (ValidationException invalid) {
        wrong++;
        var place = settings.size() == 1 ? "" : "[%d].".formatted(i);
        invalid
            .violations()
            .forEach(
                one -> faults.add(new Violation(place + one.field(), one.code(), one.message())));
      }
    }
    if (!faults.isEmpty()) {
      throw new ValidationException(faults);
    }
  }

  /**
   * When a task is due, to the millisecond; null for now.
   *
   * @throws ValidationException if that is too far ahead
   */
  @Nullable Instant due(@Nullable Instant at) {
    if (at == null) {
      return null;
    }
    var now = clock.instant();
    if (at.isAfter(now.plus(FARTHEST))) {
      throw new ValidationException(
          List.of(
              Violation.of(
                  "at",
                  "found '%s', allowed: at most %d days ahead of now, %s"
                      .formatted(at, FARTHEST.toDays(), now))));
    }
    return at.isAfter(now) ? Instants.inMillis(at) : null;
  }
}
