// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.draft;

import dev.dispatchee.businesscalendar.CalendarLookup;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.problem.DraftValues;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.MisfirePolicy;
import dev.dispatchee.trigger.RunRules;
import dev.dispatchee.trigger.TaskTriggerCode;
import dev.dispatchee.trigger.TriggerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a definition of a draft, or says everything that keeps it from being one. */
public final class TriggerValidation {

  private static final int LONGEST_NAME = 75;
  private static final int LONGEST_DESCRIPTION = 4000;
  private static final int MOST_LABELS = 10;
  private static final int LONGEST_LABEL = 40;
  private static final Pattern CODE = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9._~:-]{1,75}");
  private static final Map<String, DispatchTaskClusterMode> OTHER_MODES =
      Map.of(
          "NOT_APPLICABLE", DispatchTaskClusterMode.SINGLE_NODE,
          "SINGLE_NODE_PERSISTED", DispatchTaskClusterMode.SINGLE_NODE,
          "SINGLE_NODE_MEMORY_CLUSTERED", DispatchTaskClusterMode.SINGLE_NODE);

  private final Violations violations = new Violations();
  private final DraftValues values = new DraftValues(violations);
  private final TriggerDraft draft;
  private final Function<String, Optional<KnownExecutor>> executors;
  private final CalendarLookup calendars;
  private final ActivationRules activation;

  private TriggerValidation(
      TriggerDraft draft,
      Function<String, Optional<KnownExecutor>> executors,
      CalendarLookup calendars) {
    this.draft = draft;
    this.executors = executors;
    this.calendars = calendars;
    this.activation = new ActivationRules(violations, executors, calendars);
  }

  /**
   * Checks a draft.
   *
   * @param executors finds the executor of a type
   * @param calendars finds the calendar of a name
   * @param before what it replaces; null when it is new
   * @param now what fires must lie ahead of
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming all that is wrong
   */
  public static TriggerDefinition validate(
      TriggerDraft draft,
      Function<String, Optional<KnownExecutor>> executors,
      CalendarLookup calendars,
      @Nullable TriggerDefinition before,
      Instant now,
      List<Violation> found) {
    var validation = new TriggerValidation(draft, executors, calendars);
    found.forEach(validation.violations::add);
    return validation.validate(before, now);
  }

  /** As the other, of what came with nothing besides. */
  public static TriggerDefinition validate(
      TriggerDraft draft,
      Function<String, Optional<KnownExecutor>> executors,
      CalendarLookup calendars,
      @Nullable TriggerDefinition before,
      Instant now) {
    return validate(draft, executors, calendars, before, now, List.of());
  }

  /**
   * Checks what a stored definition needs to become active, whose values were checked when it was
   * stored.
   *
   * @param executors finds the executor of a type
   * @param calendars finds the calendar of a name
   * @param now what fires must lie ahead of
   * @throws dev.dispatchee.problem.ValidationException naming all that is wrong
   */
  public static void checkActivation(
      TriggerDefinition definition,
      Function<String, Optional<KnownExecutor>> executors,
      CalendarLookup calendars,
      Instant now) {
    var violations = new Violations();
    new ActivationRules(violations, executors, calendars).check(definition, now);
    violations.throwIfAny();
  }

  private TriggerDefinition validate(@Nullable TriggerDefinition before, Instant now) {
    boolean active = draft.active() == null ? before != null && before.active() : draft.active();
    boolean activated = active && (before == null || !before.active());
    var type = executorType(before, activated);
    var schedule =
        new ScheduleValidation(draft.schedule(), violations, calendars).validate(active, now);
    var code = code(before);
    checkReserved(code, type);
    var definition =
        new TriggerDefinition(
            code,
            values.requiredName("name", draft.name(), LONGEST_NAME),
            values.text("description", draft.description(), LONGEST_DESCRIPTION),
            type,
            settings(code, type, before, activated),
            active,
            schedule,
            rules(type),
            Boolean.TRUE.equals(draft.system()),
            labels(),
            new AccessValidation(violations).validate(draft.access()));
    JitterRule.check(definition, calendars, violations, now);
    violations.throwIfAny();
    return definition;
  }

  private String code(@Nullable TriggerDefinition before) {
    var code = draft.externalReferenceCode();
    if (code == null) {
      return before == null ? UUID.randomUUID().toString() : before.externalReferenceCode();
    }
    if (!CODE.matcher(code).matches()) {
      violations.addFound(
          "externalReferenceCode", code, "1 to 75 of A-Z a-z 0-9 . _ ~ : -, not . or .. alone");
    }
    return code;
  }

  // Of an executor the server has one of its own for work that is handed over: nobody else is to
  // make one under its code, in which such work would run as he likes.
  private void checkReserved(String code, String type) {
    if (TaskTriggerCode.isOne(code)
        && !(Boolean.TRUE.equals(draft.system()) && code.equals(TaskTriggerCode.of(type)))) {
      violations.addFound(
          "externalReferenceCode",
          code,
          "'%s' alone for system triggers of executor '%s', which the server makes"
              .formatted(TaskTriggerCode.of(type), type));
    }
  }

  private String executorType(@Nullable TriggerDefinition before, boolean activated) {
    var field = "dispatchTaskExecutorType";
    var type = draft.dispatchTaskExecutorType();
    if (before != null) {
      if (type != null && !type.equals(before.executorType())) {
        violations.addFound(field, type, "'%s', it cannot change".formatted(before.executorType()));
      }
      type = before.executorType();
    } else {
      values.requiredName(field, type, LONGEST_NAME);
      type = type == null ? "" : type;
    }
    if (!violations.isAt(field) && (before == null || activated)) {
      activation.checkExecutor(type);
    }
    return type;
  }

  // What is stored may be older than what the executor declares now: it is judged when it is
  // changed, and when its trigger is to fire, so that a trigger can always be paused.
  private Map<String, String> settings(
      String code, String type, @Nullable TriggerDefinition before, boolean activated) {
    var settings = draft.dispatchTaskSettings();
    var written = settings == null ? Map.<String, String>of() : settings;
    // What is handed over brings its settings along.
    boolean wantsNone = TaskTriggerCode.isOne(code) && written.isEmpty();
    boolean changed = before == null || !written.equals(before.settings());
    boolean judged = activated || (changed && !wantsNone);
    var executor = judged ? executors.apply(type) : Optional.<KnownExecutor>empty();
    return new SettingsValidation(written, executor.orElse(null)).validate(violations);
  }

  private RunRules rules(String type) {
    var mode =
        values.constant(
            "dispatchTaskClusterMode",
            draft.dispatchTaskClusterMode(),
            DispatchTaskClusterMode.SINGLE_NODE,
            OTHER_MODES);
    activation.checkClusterMode(type, mode);
    var second = Duration.ofSeconds(1);
    return new RunRules(
        values.constant("misfirePolicy", draft.misfirePolicy(), MisfirePolicy.FIRE_ONCE),
        Boolean.TRUE.equals(draft.overlapAllowed()),
        mode,
        values.number("priority", draft.priority(), 4, 0, 9),
        values.duration("timeout", draft.timeout(), second),
        new RetryRule(
            values.number("maxAttempts", draft.maxAttempts(), 1, 1, 100),
            values.duration(
                "retryDelay", draft.retryDelay(), Duration.ZERO, Duration.ofSeconds(10)),
            values.duration(
                "retryMaxDelay", draft.retryMaxDelay(), Duration.ZERO, Duration.ofHours(1)),
            Boolean.TRUE.equals(draft.requestsRecovery())),
        values.duration("logRetention", draft.logRetention(), second, Duration.ofDays(30)),
        draft.logLimits().check(values),
        values.number("pauseAfterFailures", draft.pauseAfterFailures(), 1, 100),
        new StartValidation(draft.starts(), violations).validate(type));
  }

  private List<String> labels() {
    if (draft.labels() == null) {
      return List.of();
    }
    if (draft.labels().size() > MOST_LABELS) {
      violations.addFound(
          "labels", draft.labels().size() + " labels", "at most %d labels".formatted(MOST_LABELS));
      return List.of();
    }
    var labels = new LinkedHashSet<String>();
    for (var label : draft.labels()) {
      labels.add(values.requiredName("labels", label, LONGEST_LABEL));
    }
    return List.copyOf(labels);
  }
}
