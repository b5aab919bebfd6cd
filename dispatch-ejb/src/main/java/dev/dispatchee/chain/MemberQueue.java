// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.registry.ExecutorCatalog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Queues the members of a step of a chain, in the caller's transaction. */
@Singleton
public class MemberQueue {

  private final RunInserts inserts;
  private final ExecutorCatalog executors;
  private final Nodes nodes;

  /** Takes what it needs. */
  @Inject
  public MemberQueue(RunInserts inserts, ExecutorCatalog executors, Nodes nodes) {
    this.inserts = inserts;
    this.executors = executors;
    this.nodes = nodes;
  }

  /**
   * Queues those members of a step that are to run.
   *
   * @param members what has come of all members, by their places; is brought up to date
   * @param changed takes those that change
   * @return the runs that were queued; none if the step has nothing to run, or nothing that can
   */
  List<DispatchLogId> queue(
      Connection connection,
      OpenChain chain,
      ChainPlan plan,
      int step,
      List<MemberState> members,
      Map<Integer, MemberState> changed,
      Instant now)
      throws SQLException {
    boolean failed = members.stream().anyMatch(MemberState::failed);
    var starting = new ArrayList<MemberState>();
    for (int i = 0; i < members.size(); i++) {
      var member = plan.members().get(i);
      if (member.step() == step && member.on().holds(failed)) {
        starting.add(members.get(i));
      } else if (member.step() == step) {
        put(members.get(i).ended(MemberState.SKIPPED, null), members, changed);
      }
    }
    var runs = runs(connection, chain, plan, starting, members, changed, now);
    var keys =
        inserts.insert(connection, runs.values().stream().flatMap(List::stream).toList(), now);
    note(runs, keys, members, changed);
    return keys.stream().map(RunKey::log).toList();
  }

  private Map<MemberState, List<NewRun>> runs(
      Connection connection,
      OpenChain chain,
      ChainPlan plan,
      List<MemberState> starting,
      List<MemberState> members,
      Map<Integer, MemberState> changed,
      Instant now)
      throws SQLException {
    var triggers =
        MemberTrigger.ofIds(
                connection, starting.stream().map(MemberState::trigger).distinct().toList())
            .stream()
            .collect(Collectors.toMap(MemberTrigger::id, trigger -> trigger));
    var starts = new MemberStarts(executors, results(connection, chain, plan, starting, members));
    var runs = new LinkedHashMap<MemberState, List<NewRun>>();
    for (var state : starting) {
      var trigger = triggers.get(state.trigger());
      try {
        var subject = starts.subject(plan.members().get(state.position()), trigger);
        var targets =
            trigger != null && trigger.allNodes()
                ? nodes.addressees(connection).of(subject.executorType())
                : List.of(Node.ANY);
        runs.put(
            state,
            targets.stream()
                .map(target -> NewRun.member(subject, now, target, chain.requestedBy(), chain.id()))
                .toList());
      } catch (IllegalArgumentException cannot) {
        put(state.ended(MemberState.FAILED, cannot.getMessage()), members, changed);
      }
    }
    return runs;
  }

  // Only of those that are asked for: a chain may have a thousand members.
  private static ResultValues results(
      Connection connection,
      OpenChain chain,
      ChainPlan plan,
      List<MemberState> starting,
      List<MemberState> members)
      throws SQLException {
    var wanted =
        starting.stream()
            .flatMap(state -> plan.members().get(state.position()).wanted())
            .collect(Collectors.toSet());
    var firstLogs = new HashMap<String, Long>();
    for (var state : members) {
      var name = plan.members().get(state.position()).name();
      if (wanted.contains(name) && state.firstLogs().size() == 1) {
        firstLogs.put(name, state.firstLogs().get(0));
      }
    }
    var left = MemberRun.results(connection, chain.id(), firstLogs.values());
    var results = new HashMap<String, String>();
    firstLogs.forEach(
        (name, log) -> {
          if (left.containsKey(log)) {
            results.put(name, left.get(log));
          }
        });
    return new ResultValues(results);
  }

  private static void note(
      Map<MemberState, List<NewRun>> runs,
      List<RunKey> keys,
      List<MemberState> members,
      Map<Integer, MemberState> changed) {
    int next = 0;
    for (var one : runs.entrySet()) {
      int end = next + one.getValue().size();
      var logs = keys.subList(next, end).stream().map(key -> key.log().value()).toList();
      put(one.getKey().started(logs), members, changed);
      next = end;
    }
  }

  private static void put(
      MemberState state, List<MemberState> members, Map<Integer, MemberState> changed) {
    members.set(state.position(), state);
    changed.put(state.position(), state);
  }
}
