// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.trigger.edit.DispatchTriggerService;
import dev.dispatchee.trigger.runnow.RunRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order, in which anything may stand.
 *
 * @param sent what was sent
 */
record RunOrderReader(SentJson sent) {

  private static final String SETTINGS = "settings";

  /** Takes what was sent; null for nothing. */
  static RunOrderReader of(@Nullable String sent) {
    return new RunOrderReader(SentJson.of("order", sent));
  }

  /** The number of the trigger; null when it has none. */
  @Nullable Long triggerId() {
    return sent.number("triggerId");
  }

  /** The code of the trigger; null when it has none. */
  @Nullable String code() {
    return sent.text("externalReferenceCode");
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
      sent.violations()
          .add("triggerId", "either its id or its external reference code must be given");
    }
    sent.violations().throwIfAny();
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
    var violations = sent.violations();
    var onOverlap = onOverlap(violations);
    var at = sent.instant("at");
    RunRequest.violation(onOverlap, at).ifPresent(violations::add);
    var key = key(sent);
    var settings = sent.textsByKey(SETTINGS);
    violations.throwIfAny();
    return new RunRequest(onOverlap, settings, at, key);
  }

  private RunRequest.OnOverlap onOverlap(Violations violations) {
    var wanted = sent.text("onOverlap");
    if (wanted == null) {
      return RunRequest.OnOverlap.CANCEL;
    }
    var choice = RunRequest.OnOverlap.of(wanted);
    if (choice.isEmpty()) {
      violations.addFound("onOverlap", wanted, RunRequest.OnOverlap.NAMES);
    }
    return choice.orElse(RunRequest.OnOverlap.CANCEL);
  }

  /** The idempotency key of an order; null when it has none, or a wrong one. */
  static @Nullable String key(SentJson sent) {
    var wanted = sent.text("idempotencyKey");
    if (wanted == null) {
      return null;
    }
    var key = wanted.strip();
    if (!RunRequest.isIdempotencyKey(key)) {
      sent.violations().add("idempotencyKey", "must have 1 to 200 printable ASCII characters");
    }
    return key;
  }
}
