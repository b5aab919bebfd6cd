// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Evidence made up for a test: what happened in seconds since {@link #START}, to one trigger. */
final class Story {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final long TRIGGER = 7;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RunLog> logs = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Witness> witnesses = new ArrayList<>();
  private final List<Long> triggers = new ArrayList<>(List.of(TRIGGER));
  private final List<Long> slots = new ArrayList<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<Outage> forgotten = new ArrayList<>();
  private final List<Outage> frozen = new ArrayList<>();
  private final Answers answers = new Answers();

  static Instant at(double second) {
    return START.plusMillis(Math.round(second * 1000));
  }

  /** The trigger is made; the fields as JSON, with apostrophes for quotation marks. */
  Story created(double second, String fields) {
    changes.add(
        new Change(at(second), "CREATE", TRIGGER, MissingNode.getInstance(), state(fields)));
    return this;
  }

  Story updated(double second, String fields) {
    changes.add(new Change(at(second), "UPDATE", TRIGGER, latest(), state(fields)));
    return this;
  }

  Story deleted(double second) {
    changes.add(new Change(at(second), "DELETE", TRIGGER, latest(), MissingNode.getInstance()));
    triggers.clear();
    return this;
  }

  /** A run by schedule that was successful and took half a second, and its witness. */
  Story ran(long id, double second) {
    return log(scheduled(id, second)).witness(witnessOf(id, second));
  }

  Story log(RunLog log) {
    logs.add(log);
    return this;
  }

  Story witness(Witness witness) {
    witnesses.add(witness);
    return this;
  }

  /** Tells the log of that id in another way. */
  Story butLog(long id, UnaryOperator<RunLog> other) {
    logs.replaceAll(log -> log.id() == id ? other.apply(log) : log);
    return this;
  }

  /** Tells the witness of that log in another way; null: there was none. */
  Story butWitness(long id, UnaryOperator<Witness> other) {
    witnesses.replaceAll(witness -> witness.log() == id ? other.apply(witness) : witness);
    witnesses.removeIf(Objects::isNull);
    return this;
  }

  Story withoutLog(long id) {
    logs.removeIf(log -> log.id() == id);
    return this;
  }

  Story holdsSlot(long log) {
    slots.add(log);
    return this;
  }

  Story away(double from, double to) {
    outages.add(new Outage(at(from), at(to)));
    return this;
  }

  Story forgotten(double from, double to) {
    forgotten.add(new Outage(at(from), at(to)));
    return this;
  }

  Story frozen(double from, double to) {
    frozen.add(new Outage(at(from), at(to)));
    return this;
  }

  Answers answers() {
    return answers;
  }

  static RunLog scheduled(long id, double second) {
    return new RunLog(
        id,
        TRIGGER,
        "SUCCESSFUL",
        "SCHEDULE",
        null,
        at(second),
        "*",
        0,
        1,
        null,
        at(second + 0.1),
        at(second + 0.6),
        null,
        null,
        true);
  }

  /** A run by schedule whose node was taken for dead. */
  static RunLog lost(long id, double second, double given) {
    return new RunLog(
        id,
        TRIGGER,
        "FAILED",
        "SCHEDULE",
        "NODE_LOST",
        at(second),
        "*",
        0,
        1,
        null,
        at(second + 0.1),
        at(given),
        null,
        null,
        true);
  }

  static RunLog manual(long id, double second) {
    return new RunLog(
        id,
        TRIGGER,
        "SUCCESSFUL",
        "MANUAL",
        null,
        at(second),
        "*",
        id,
        1,
        null,
        at(second + 0.1),
        at(second + 0.6),
        null,
        null,
        true);
  }

  /** A further attempt of a run. */
  static RunLog attempt(RunLog first, long id, int attempt, double second) {
    return new RunLog(
        id,
        TRIGGER,
        "SUCCESSFUL",
        "RETRY",
        null,
        at(second),
        "*",
        id,
        attempt,
        first.id(),
        at(second + 0.1),
        at(second + 0.6),
        null,
        null,
        true);
  }

  static RunLog missed(long id, double first, @Nullable Double last, @Nullable Integer count) {
    return new RunLog(
        id,
        TRIGGER,
        "MISSED",
        "MISFIRE",
        "MISFIRE",
        at(first),
        "*",
        0,
        1,
        null,
        null,
        null,
        last == null ? null : at(last),
        count,
        true);
  }

  static RunLog as(RunLog log, String status, @Nullable String reason) {
    return with(log, status, reason, log.target(), log.end(), log.witnessed());
  }

  static RunLog ending(RunLog log, double second) {
    return with(log, log.status(), log.reason(), log.target(), at(second), log.witnessed());
  }

  /** What was to run on one node alone. */
  static RunLog addressedTo(String node, RunLog log) {
    return with(log, log.status(), log.reason(), node, log.end(), log.witnessed());
  }

  static RunLog unwitnessed(RunLog log) {
    return with(log, log.status(), log.reason(), log.target(), log.end(), false);
  }

  private static RunLog with(
      RunLog log,
      String status,
      @Nullable String reason,
      String target,
      @Nullable Instant end,
      boolean witnessed) {
    return new RunLog(
        log.id(),
        log.trigger(),
        status,
        log.cause(),
        reason,
        log.planned(),
        target,
        log.serial(),
        log.attempt(),
        log.origin(),
        log.start(),
        end,
        log.missedUntil(),
        log.missedCount(),
        witnessed);
  }

  static Witness witnessOf(long id, double second) {
    return new Witness(id, TRIGGER, 1, "process 1", at(second + 0.2), at(second + 0.5), "returned");
  }

  static Witness withoutEnd(Witness witness) {
    return in(witness.process(), witness.ended(null, null));
  }

  static Witness in(String process, Witness witness) {
    return new Witness(
        witness.log(),
        witness.trigger(),
        witness.attempt(),
        process,
        witness.start(),
        witness.end(),
        witness.outcome());
  }

  /** What breaks a rule, as the rule says it. */
  List<String> complaints(Rule rule) {
    return rule.complaints(
        new Evidence(
            logs,
            changes,
            triggers,
            slots,
            witnesses,
            answers,
            outages,
            forgotten,
            frozen,
            Duration.ofSeconds(5)));
  }

  private JsonNode latest() {
    return changes.get(changes.size() - 1).after();
  }

  private static JsonNode state(String fields) {
    try {
      var state = (ObjectNode) JSON.readTree("{" + fields.replace('\'', '"') + "}");
      return state.put("name", "a trigger");
    } catch (JsonProcessingException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }
}
