// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which instants each trigger was due at, by what the audit says of it, in plain arithmetic.
 *
 * <p>Knows the forms that the tests use: intervals, single instants, and every so many seconds of
 * the minute in UTC. Refuses others.
 */
final class DueInstants {

  private static final Pattern SECONDS_OF_THE_MINUTE =
      Pattern.compile("\\*/(\\d+) \\* \\* \\* \\* \\?");

  private final Map<Long, TreeSet<Instant>> instants = new HashMap<>();
  private final Map<Long, List<RunLog>> logs;

  private DueInstants(Map<Long, List<RunLog>> logs) {
    this.logs = logs;
  }

  /**
   * Expands the states of all triggers.
   *
   * @param logs of each trigger: a new interval counts from its last fire
   * @param until before this instant: what comes later is not looked at
   */
  static DueInstants of(List<Change> changes, Map<Long, List<RunLog>> logs, Instant until) {
    var due = new DueInstants(logs);
    Map<Long, State> latest = new HashMap<>();
    for (var change : changes) {
      if (change.reschedules()) {
        var before = latest.get(change.trigger());
        if (before != null) {
          due.expand(before, change.date());
        }
        latest.put(change.trigger(), new State(change, due.phaseAfter(before, change)));
      }
    }
    latest.values().forEach(last -> due.expand(last, until));
    return due;
  }

  /**
   * What a trigger is after a change.
   *
   * @param phase where an interval without a start counts from; null when it was never active
   */
  private record State(Change change, @Nullable Instant phase) {}

  // It is kept as long as the interval is, and a new interval counts from the last fire.
  private @Nullable Instant phaseAfter(@Nullable State before, Change change) {
    var after = change.after();
    if (change.isDeletion() || !after.hasNonNull("interval")) {
      return null;
    }
    var kept =
        before != null && before.change().after().path("interval").equals(after.path("interval"))
            ? phaseSoFar(before, change.date())
            : lastFire(change);
    return kept == null && after.path("active").asBoolean() ? change.date() : kept;
  }

  private static @Nullable Instant phaseSoFar(State before, Instant now) {
    var start = instant(before.change().after(), "startDate");
    var phase = start == null ? before.phase() : start;
    return phase == null || phase.isAfter(now) ? null : phase;
  }

  private @Nullable Instant lastFire(Change change) {
    return logs.getOrDefault(change.trigger(), List.of()).stream()
        .filter(log -> log.serial() == 0 && !log.isMissed())
        .map(RunLog::planned)
        .filter(planned -> planned.isBefore(change.date()))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /** Those of one trigger, oldest first. */
  TreeSet<Instant> of(long trigger) {
    return instants.getOrDefault(trigger, new TreeSet<>());
  }

  private void expand(State latest, Instant until) {
    var change = latest.change();
    var state = change.after();
    if (change.isDeletion() || !state.path("active").asBoolean()) {
      return;
    }
    var found = instants.computeIfAbsent(change.trigger(), any -> new TreeSet<>());
    var start = instant(state, "startDate");
    var end = instant(state, "endDate");
    var from = start != null && start.isAfter(change.date()) ? start : change.date();
    var rhythm = Rhythm.of(state, start == null ? latest.phase() : start);
    for (var at = rhythm.atOrAfter(from);
        at.isBefore(until) && (end == null || !at.isAfter(end));
        at = at.plusMillis(rhythm.millis())) {
      found.add(at);
    }
  }

  private static @Nullable Instant instant(JsonNode state, String field) {
    return state.hasNonNull(field) ? Instant.parse(state.path(field).asText()) : null;
  }

  /**
   * Instants at equal distances.
   *
   * @param phase one of them, the first unless they have none
   */
  private record Rhythm(Instant phase, long millis) {

    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    static Rhythm of(JsonNode state, @Nullable Instant anchor) {
      if (state.hasNonNull("interval")) {
        return new Rhythm(
            Objects.requireNonNull(anchor),
            Duration.parse(state.path("interval").asText()).toMillis());
      }
      var once = instant(state, "runOnceDate");
      if (once != null) {
        return new Rhythm(once, FOR_EVER.toMillis());
      }
      var cron = state.path("cronExpression").asText();
      var form = SECONDS_OF_THE_MINUTE.matcher(cron);
      if (!form.matches() || 60 % Integer.parseInt(form.group(1)) != 0) {
        throw new IllegalArgumentException("a form that is not known here: " + state);
      }
      return new Rhythm(Instant.EPOCH, 1000L * Integer.parseInt(form.group(1)));
    }

    Instant atOrAfter(Instant from) {
      long behind = Duration.between(phase, from).toMillis();
      return behind <= 0 ? phase : phase.plusMillis((behind + millis - 1) / millis * millis);
    }
  }
}
