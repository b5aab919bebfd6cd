// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.access.AccessRight;
import dev.dispatchee.database.Database;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.problem.ForbiddenException;
import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What may be saved as a chain: members that there are and that the saver may change, and no
 * circle. Works in the transaction that is open. Safe for several threads.
 */
@Singleton
public class ChainRules {

  private static final String FIELD = "dispatchTaskSettings." + ChainSettings.MEMBERS;

  private final Database database;
  private final ExecutorCatalog executors;

  /** Takes what it needs. */
  @Inject
  public ChainRules(Database database, ExecutorCatalog executors) {
    this.database = database;
    this.executors = executors;
  }

  /** Whether triggers of an executor are chains. */
  public static boolean areFor(String executorType) {
    return executorType.equals(RunSubject.CHAIN);
  }

  /**
   * Refuses what may not be saved, before anything is locked.
   *
   * @param chain the trigger; null if it is new
   * @param settings its settings, which its executor accepts
   * @param judged whether its members are judged, as when they change or it is activated; if not,
   *     only whether the saver may change those that there are
   * @throws ValidationException naming the members at fault
   * @throws ForbiddenException if the saver may not change one of them
   */
  public void check(
      @Nullable DispatchTriggerId chain,
      Map<String, String> settings,
      boolean judged,
      ChainSaver saver) {
    plan(settings, judged)
        .ifPresent(
            plan ->
                database.withConnection(
                    connection -> judge(connection, chain, plan, judged, saver)));
  }

  /**
   * The same for what has been written, where nobody else saves or starts a chain meanwhile; and
   * notes whom the chain runs by whose authority.
   */
  public void save(
      DispatchTriggerId chain, Map<String, String> settings, boolean judged, ChainSaver saver) {
    database.withConnection(
        connection -> {
          save(connection, chain, settings, judged, saver);
          return true;
        });
  }

  void save(
      Connection connection,
      DispatchTriggerId chain,
      Map<String, String> settings,
      boolean judged,
      ChainSaver saver)
      throws SQLException {
    var plan = plan(settings, judged);
    if (plan.isPresent()) {
      ChainGraph.lock(connection);
      var members = judge(connection, chain, plan.get(), judged, saver);
      ChainGraph.save(
          connection,
          database.dialect(),
          chain.value(),
          members.stream().map(MemberTrigger::id).collect(Collectors.toSet()));
      ChainGrant.save(connection, chain.value(), saver);
    }
  }

  // What was stored by an earlier version may not be read any more, and can still be paused.
  private static Optional<ChainPlan> plan(Map<String, String> settings, boolean judged) {
    try {
      return Optional.of(ChainPlan.parse(settings.getOrDefault(ChainSettings.MEMBERS, "")));
    } catch (IllegalArgumentException refused) {
      if (judged) {
        throw refusal(String.valueOf(refused.getMessage()));
      }
      return Optional.empty();
    }
  }

  private Collection<MemberTrigger> judge(
      Connection connection,
      @Nullable DispatchTriggerId chain,
      ChainPlan plan,
      boolean judged,
      ChainSaver saver)
      throws SQLException {
    var found =
        MemberTrigger.find(
            connection, plan.members().stream().map(ChainMember::trigger).distinct().toList());
    if (judged) {
      // As if they were not there.
      found.values().removeIf(trigger -> !saver.isLet(AccessRight.VIEW, trigger.access()));
    }
    var via =
        ChainGraph.reachable(connection, found.values().stream().map(MemberTrigger::id).toList());
    // The right comes first: who may not change a trigger is told nothing else of it.
    MemberRights.missing(saver, MemberTrigger.ofIds(connection, via.keySet()), executors)
        .ifPresent(
            missing -> {
              throw new ForbiddenException(missing);
            });
    if (judged) {
      new MemberFaults(executors, found)
          .first(plan)
          .or(() -> ChainCircle.of(chain, plan, found, via))
          .ifPresent(
              fault -> {
                throw refusal(fault);
              });
    }
    return found.values();
  }

  private static ValidationException refusal(String message) {
    return new ValidationException(List.of(Violation.of(FIELD, message)));
  }
}
