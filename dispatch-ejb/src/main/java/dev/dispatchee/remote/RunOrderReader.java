// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.SafeText;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.runnow.RunRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order, in which anything may stand.
 *
 * @param sent what was sent
 */
record RunOrderReader(RunOrder sent) {

  /** Takes what was sent; null for nothing. */
  static RunOrderReader of(@Nullable RunOrder sent) {
    return new RunOrderReader(
        sent == null ? new RunOrder(null, null, Map.of(), null, null, null) : sent);
  }

  /** The number of the trigger; null when it has none. */
  @Nullable Long triggerId() {
    return sent.triggerId();
  }

  /** The code of the trigger; null when it has none. */
  @Nullable String code() {
    return sent.externalReferenceCode();
  }

  /**
   * Which trigger.
   *
   * @throws NotFoundException if there can be none, or none has the code
   * @throws dev.dispatchee.problem.ValidationException if not exactly one is named
   */
  DispatchTriggerId trigger(DispatchTriggerService triggers) {
    var id = triggerId();
    var code = code();
    if ((id == null) == (code == null)) {
      var violations = new Violations();
      violations.add("triggerId", "either its id or its external reference code must be given");
      violations.throwIfAny();
    }
    if (code != null) {
      return triggers
          .findByExternalReferenceCode(code)
          .orElseThrow(
              () ->
                  new NotFoundException(
                      AuditedEntity.TRIGGER, "with that external reference code"));
    }
    if (id == null || id <= 0) {
      throw new NotFoundException(AuditedEntity.TRIGGER, "with that id");
    }
    return new DispatchTriggerId(id);
  }

  /**
   * What is asked for.
   *
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  RunRequest request() {
    var violations = new Violations();
    var onOverlap = onOverlap(violations);
    var at = at(onOverlap, violations);
    var key = key(violations);
    var settings = settings(violations);
    violations.throwIfAny();
    return new RunRequest(onOverlap, settings, at, key);
  }

  private RunRequest.OnOverlap onOverlap(Violations violations) {
    var wanted = sent.onOverlap();
    if (wanted == null) {
      return RunRequest.OnOverlap.CANCEL;
    }
    var choice = RunRequest.OnOverlap.of(wanted);
    if (choice.isEmpty()) {
      violations.addFound("onOverlap", wanted, RunRequest.OnOverlap.NAMES);
    }
    return choice.orElse(RunRequest.OnOverlap.CANCEL);
  }

  private @Nullable Instant at(RunRequest.OnOverlap onOverlap, Violations violations) {
    var wanted = violations.instant("at", sent.at(), sent.at());
    RunRequest.violation(onOverlap, wanted).ifPresent(violations::add);
    return wanted;
  }

  private @Nullable String key(Violations violations) {
    var wanted = sent.idempotencyKey();
    if (wanted == null) {
      return null;
    }
    var key = wanted.strip();
    if (!RunRequest.isIdempotencyKey(key)) {
      violations.add("idempotencyKey", "must have 1 to 200 printable ASCII characters");
    }
    return key;
  }

  // What is in the map may be of any type, whatever it was declared with.
  private Map<String, String> settings(Violations violations) {
    var settings = new HashMap<String, String>();
    Map<?, ?> wanted = sent.settings();
    wanted.forEach(
        (key, value) -> {
          if (key instanceof String name && value instanceof String text) {
            settings.put(name, text);
          } else {
            violations.add(
                "dispatchTaskSettings." + SafeText.of(key), "key and value must be strings");
          }
        });
    return settings;
  }
}
