// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.alert.AlertChannel;
import dev.dispatchee.alert.AlertCondition;
import dev.dispatchee.alert.AlertDefinition;
import dev.dispatchee.alert.AlertKind;
import dev.dispatchee.alert.AlertScope;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.KnownExecutor;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the draft of a rule and notes everything that is wrong with it. */
final class AlertValidation {

  private static final int LONGEST_NAME = 75;
  private static final int LONGEST_DESCRIPTION = 4000;
  private static final int LONGEST_LABEL = 40;
  private static final int MOST_LABELS = 10;
  private static final int MOST_TRIGGERS = 100;
  private static final int LARGEST_TIMES = 100;
  private static final Duration SHORTEST_DURATION = Duration.ofSeconds(1);
  private static final Duration SHORTEST_SILENCE = Duration.ofMinutes(1);
  private static final Duration USUAL_WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final Duration LEAST_OF_USUAL = Duration.ofSeconds(10);

  private final AlertDraft draft;
  private final Function<AlertChannel, Optional<KnownExecutor>> executors;
  private final Violations violations = new Violations();
  private final DraftValues values = new DraftValues(violations);

  /**
   * Takes a draft.
   *
   * @param executors what is known of the executor of a channel
   */
  AlertValidation(AlertDraft draft, Function<AlertChannel, Optional<KnownExecutor>> executors) {
    this.draft = draft;
    this.executors = executors;
  }

  /**
   * Reads it.
   *
   * @param found what is wrong besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   */
  AlertDefinition validate(List<Violation> found) {
    found.forEach(violations::add);
    var name = values.requiredName("name", draft.name(), LONGEST_NAME);
    var description = values.text("description", draft.description(), LONGEST_DESCRIPTION);
    var kind = required("condition", draft.condition(), AlertKind.FAILED);
    var scope = scope(kind);
    var failures = failures(kind);
    var times = times(kind);
    var duration = duration(kind, times);
    var channel = required("channel", draft.channel(), AlertChannel.WEBHOOK);
    var settings =
        new ChannelValidation(channel, executors.apply(channel).orElse(null), violations)
            .validate(Objects.requireNonNullElse(draft.channelSettings(), Map.of()));
    var window = window();
    var mutedUntil = values.instant("mutedUntil", draft.mutedUntil());
    violations.throwIfAny();
    return new AlertDefinition(
        name,
        description,
        !Boolean.FALSE.equals(draft.active()),
        new AlertCondition(kind, failures, duration, times),
        scope,
        channel,
        settings,
        window,
        mutedUntil);
  }

  private <E extends Enum<E>> E required(String field, @Nullable String value, E otherwise) {
    if (value == null) {
      var all =
          Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
              .map(Enum::name)
              .collect(Collectors.joining(", "));
      violations.add(field, "is required: one of " + all);
    }
    return values.constant(field, value, otherwise);
  }

  private @Nullable Integer failures(AlertKind kind) {
    if (kind == AlertKind.FAILED_IN_A_ROW) {
      return values.number("failures", draft.failures(), 3, 2, AlertCondition.MOST_FAILURES);
    }
    refuse("failures", draft.failures(), AlertKind.FAILED_IN_A_ROW.name());
    return null;
  }

  private @Nullable Integer times(AlertKind kind) {
    if (kind == AlertKind.RUNNING_LONG) {
      return values.number("timesUsual", draft.timesUsual(), 2, LARGEST_TIMES);
    }
    refuse("timesUsual", draft.timesUsual(), AlertKind.RUNNING_LONG.name());
    return null;
  }

  private @Nullable Duration duration(AlertKind kind, @Nullable Integer times) {
    if (!kind.takesDuration()) {
      refuse("duration", draft.duration(), "LATE, RUNNING_LONG, NOT_SUCCEEDED");
      return null;
    }
    if (draft.duration() == null && (times != null || draft.timesUsual() != null)) {
      return LEAST_OF_USUAL;
    }
    if (draft.duration() == null) {
      violations.add("duration", "is required with " + kind);
      return null;
    }
    return values.duration(
        "duration",
        draft.duration(),
        kind == AlertKind.NOT_SUCCEEDED ? SHORTEST_SILENCE : SHORTEST_DURATION);
  }

  private void refuse(String field, @Nullable Object value, String kinds) {
    if (value != null) {
      violations.addFound(field, value, "none; it belongs to " + kinds);
    }
  }

  private Duration window() {
    var window = values.duration("groupWindow", draft.groupWindow(), Duration.ZERO, USUAL_WINDOW);
    if (window.compareTo(LONGEST_WINDOW) > 0) {
      violations.addFound("groupWindow", window, "at most " + LONGEST_WINDOW);
    }
    return window;
  }

  private AlertScope scope(AlertKind kind) {
    var ids = Objects.requireNonNullElse(draft.triggerIds(), List.<BigInteger>of());
    var labels = Objects.requireNonNullElse(draft.labels(), List.<String>of());
    if (!kind.isOfTriggers() && !(ids.isEmpty() && labels.isEmpty())) {
      violations.add(
          ids.isEmpty() ? "labels" : "triggerIds", "found some, allowed: none with " + kind);
    }
    if (ids.size() > MOST_TRIGGERS) {
      violations.addFound("triggerIds", ids.size() + " ids", "at most " + MOST_TRIGGERS);
      return AlertScope.ALL;
    }
    if (labels.size() > MOST_LABELS) {
      violations.addFound("labels", labels.size() + " labels", "at most " + MOST_LABELS);
      return AlertScope.ALL;
    }
    return new AlertScope(
        ids.stream().map(this::triggerId).distinct().toList(),
        labels.stream()
            .map(label -> values.requiredName("labels", label, LONGEST_LABEL))
            .distinct()
            .toList());
  }

  private Long triggerId(@Nullable BigInteger id) {
    if (id == null || id.signum() <= 0 || id.bitLength() > 62) {
      violations.addFound("triggerIds", id, "ids of triggers");
      return 1L;
    }
    return id.longValueExact();
  }
}
