// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.EngineOnDatabase.LogRow;
import dev.dispatchee.TriggerRow;
import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.SettingsForm;
import dev.dispatchee.database.TestDatabase;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.EndReason;
import dev.dispatchee.log.RunStatus;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.claim.ClaimedRun;
import dev.dispatchee.log.claim.Claims;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.result.KeptOutput;
import dev.dispatchee.log.result.RunLegacy;
import dev.dispatchee.log.result.RunResult;
import dev.dispatchee.node.Node;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.registry.KnownExecutors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chains on a database, driven by hand: nothing happens between the calls of a test. */
final class ChainsOnDatabase {

  static final ChainSaver EDITOR = new ChainSaver("ed", false, Set.of());
  static final ChainSaver ADMIN = ChainSaver.administrator("ada");

  /** What the settings of members are checked against. */
  record Greeting(Optional<String> name, Optional<Integer> times, @Secret Optional<String> token) {}

  final EngineOnDatabase engine;
  final Map<String, ExecutorDescription> types = new HashMap<>();
  final ExecutorCatalog executors;
  final ChainRules rules;
  final ChainStarts starts;
  final ChainSteps steps;

  ChainsOnDatabase(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    types.put("hello", described("hello", false, Greeting.class));
    types.put("shell", described("shell", true, Greeting.class));
    types.put("chain", described("chain", false, ChainSettings.class));
    executors = KnownExecutors.catalogOf(engine.sharedExecutors, engine.node, types);
    rules = new ChainRules(engine.database, executors);
    starts = new ChainStarts(engine.database, engine.node, engine.held, executors);
    steps =
        new ChainSteps(
            engine.database,
            new MemberQueue(engine.inserts, executors, engine.nodes),
            engine.results,
            engine.clock);
  }

  private static ExecutorDescription described(
      String type, boolean restricted, Class<? extends Record> settings) {
    return new ExecutorDescription(
        type, type, "", false, false, restricted, type, "test.jar", SettingsForm.of(settings));
  }

  TriggerRow aTrigger() {
    return engine.aTrigger();
  }

  /** A trigger for members; its code is code-ID. */
  RunSubject member() {
    return aTrigger().create();
  }

  static String codeOf(RunSubject trigger) {
    return "code-" + trigger.trigger().value();
  }

  /** A chain of members in JSON, as an editor saves it. */
  RunSubject chain(String members) {
    return chain(aTrigger(), members);
  }

  RunSubject chain(TriggerRow row, String members) {
    var subject = row.ofExecutor("chain").create();
    save(subject, members, EDITOR);
    return with(subject, members);
  }

  /** A chain of these, one after the other, by their codes. */
  RunSubject chainOf(RunSubject... members) {
    return chain(inOrder(members));
  }

  static String inOrder(RunSubject... members) {
    var json = new ArrayList<String>();
    for (var member : members) {
      json.add("{\"trigger\":\"%s\"}".formatted(codeOf(member)));
    }
    return "[" + String.join(",", json) + "]";
  }

  /** Changes the members of a chain: judged and written as a service does it. */
  void save(RunSubject chain, String members, ChainSaver saver) {
    var settings = settings(members);
    engine.database.runInTransaction(
        connection -> {
          try (var update =
              connection.prepareStatement(
                  "update dispatch_trigger set task_settings = ? where id = ?")) {
            update.setString(1, SettingsText.write(settings));
            update.setLong(2, chain.trigger().value());
            update.executeUpdate();
          }
        });
    rules.check(chain.trigger(), settings, true, saver);
    rules.save(chain.trigger(), settings, true, saver);
  }

  static Map<String, String> settings(String members) {
    return Map.of(ChainSettings.MEMBERS, members);
  }

  static RunSubject with(RunSubject subject, String members) {
    return new RunSubject(
        subject.trigger(),
        subject.triggerName(),
        subject.executorType(),
        SettingsText.write(Map.of(ChainSettings.MEMBERS, members)),
        subject.priority());
  }

  /** Queues a run of a chain, claims it and begins it, and takes on what can go on. */
  DispatchLogId run(RunSubject chain) {
    var run = claimed(chain);
    starts.start(run.key(), planOf(chain));
    goOn();
    return run.key().log();
  }

  static ChainPlan planOf(RunSubject chain) {
    return ChainPlan.parse(
        SettingsText.read(chain.settings()).getOrDefault(ChainSettings.MEMBERS, ""));
  }

  ClaimedRun claimed(RunSubject chain) {
    engine.queue(NewRun.manual(chain, engine.clock.instant(), Node.ANY, false, "joe"));
    return claim(engine.claims, 1).get(0);
  }

  List<ClaimedRun> claim(Claims claims, int most) {
    return claims.claim(List.of(), types.keySet(), most).claimed();
  }

  /** Takes all chains on for as long as something comes of it. */
  void goOn() {
    boolean more = true;
    while (more) {
      more = false;
      for (var ready : steps.ready()) {
        more |= steps.take(ready).didSomething();
      }
    }
  }

  /** Claims what is due and begins the chains among it; the others are to be ended. */
  List<ClaimedRun> work() {
    var others = new ArrayList<ClaimedRun>();
    for (var run : claim(engine.claims, 10_000)) {
      if (run.subject().isChain()) {
        starts.start(run.key(), planOf(run.subject()));
      } else {
        others.add(run);
      }
    }
    goOn();
    return others;
  }

  /** Ends a run, and takes on what can go on. */
  void end(ClaimedRun run, RunStatus status, String result) {
    end(run, status, status == RunStatus.TIMED_OUT ? EndReason.TIMEOUT : null, result);
  }

  private void end(ClaimedRun run, RunStatus status, EndReason reason, String result) {
    var now = engine.clock.instant();
    engine.results.end(
        List.of(
            new RunResult(
                run,
                status,
                reason,
                now,
                now,
                status == RunStatus.SUCCESSFUL ? null : "it broke",
                null,
                KeptOutput.NONE,
                null,
                new RunLegacy(result, null))));
    goOn();
  }

  /** Has every run that is due succeed, until nothing is due; tells how many there were. */
  int succeedAll() {
    int ended = 0;
    for (var runs = work(); !runs.isEmpty(); runs = work()) {
      for (var run : runs) {
        end(run, RunStatus.SUCCESSFUL, (String) null);
        ended++;
      }
    }
    return ended;
  }

  /** The triggers whose runs wait or are in progress, chains left out. */
  Set<Long> open() {
    return Set.copyOf(
        engine.database.withConnection(
            connection -> {
              try (var select =
                  connection.prepareStatement(
                      "select trigger_id from dispatch_log where is_open and executor_type <>"
                          + " 'chain'")) {
                return dev.dispatchee.database.Rows.list(select, row -> row.getLong(1));
              }
            }));
  }

  LogRow only(RunSubject subject) {
    var logs = engine.logsOf(subject.trigger().value());
    if (logs.size() != 1) {
      throw new AssertionError("found " + logs);
    }
    return logs.get(0);
  }

  /** The settings of the newest run of a trigger. */
  String settingsOf(RunSubject subject) {
    return engine.text(
        "select task_settings from dispatch_log where trigger_id = %d order by id desc limit 1"
            .formatted(subject.trigger().value()));
  }
}
