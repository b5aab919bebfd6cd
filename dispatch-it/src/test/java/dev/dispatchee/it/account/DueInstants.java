// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
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

  private DueInstants() {}

  /**
   * Expands the states of all triggers.
   *
   * @param until before this instant: what comes later is not looked at
   */
  static DueInstants of(List<Change> changes, Instant until) {
    var due = new DueInstants();
    Map<Long, Change> latest = new HashMap<>();
    for (var change : changes) {
      if (change.reschedules()) {
        var before = latest.put(change.trigger(), change);
        if (before != null) {
          due.expand(before, change.date());
        }
      }
    }
    latest.values().forEach(last -> due.expand(last, until));
    return due;
  }

  /** Those of one trigger, oldest first. */
  TreeSet<Instant> of(long trigger) {
    return instants.getOrDefault(trigger, new TreeSet<>());
  }

  private void expand(Change change, Instant until) {
    var state = change.after();
    if (change.isDeletion() || !state.path("active").asBoolean()) {
      return;
    }
    var found = instants.computeIfAbsent(change.trigger(), any -> new TreeSet<>());
    var start = instant(state, "startDate");
    var end = instant(state, "endDate");
    var from = start != null && start.isAfter(change.date()) ? start : change.date();
    var rhythm = Rhythm.of(state, Objects.requireNonNullElse(start, change.date()));
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

    static Rhythm of(JsonNode state, Instant anchor) {
      if (state.hasNonNull("interval")) {
        return new Rhythm(anchor, Duration.parse(state.path("interval").asText()).toMillis());
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
