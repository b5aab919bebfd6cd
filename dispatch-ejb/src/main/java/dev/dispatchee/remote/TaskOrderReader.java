// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.trigger.runnow.RunRequest;
import dev.dispatchee.trigger.runnow.RunRequest.OnOverlap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order for runs of an executor, in which anything may stand.
 *
 * @param sent what was sent
 */
record TaskOrderReader(SentJson sent) {

  private static final String SETTINGS = "settings";

  /** Takes what was sent for one run; null for nothing. */
  static TaskOrderReader ofOne(@Nullable String sent) {
    return new TaskOrderReader(SentJson.of("order", sent));
  }

  /** Takes what was sent for many; null for nothing. */
  static TaskOrderReader ofMany(@Nullable String sent) {
    return new TaskOrderReader(SentJson.of("orders", sent));
  }

  /** The type of the executor; null when there is none. */
  @Nullable String type() {
    return sent.text("type");
  }

  /**
   * The type of the executor.
   *
   * @throws dev.dispatchee.problem.ValidationException if there is none
   */
  String requiredType() {
    var type = type();
    if (type == null || type.isBlank()) {
      sent.violations().add("type", "is required");
    }
    sent.violations().throwIfAny();
    return Objects.requireNonNull(type);
  }

  /**
   * What is asked for of one run: it waits for its turn.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  RunRequest request() {
    var at = sent.instant("at");
    var key = RunOrderReader.key(sent);
    Map<String, String> settings = sent.textsByKey(SETTINGS);
    sent.violations().throwIfAny();
    return new RunRequest(OnOverlap.QUEUE, settings, at, key);
  }

  /**
   * What is asked for of many.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  TaskRequest taskRequest() {
    var at = sent.instant("at");
    List<Map<String, String>> settings = sent.listOfTextsByKey(SETTINGS);
    return new TaskRequest(requiredType(), settings, at);
  }
}
