// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.Roles;
import dev.dispatchee.access.Callers;
import dev.dispatchee.alert.AlertDefinition;
import dev.dispatchee.alert.AlertRule;
import dev.dispatchee.alert.AlertRuleRows;
import dev.dispatchee.alert.AlertRules;
import dev.dispatchee.alert.send.AlertGrouping;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.page.KeyPage;
import dev.dispatchee.page.NameQuery;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.registry.ExecutorCatalog;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Alert rules and what they have sent, for users. Each change is one short transaction of its own,
 * after which this node knows it; the others do within about a second.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AlertService {

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Database database;
  @Inject private AlertRules rules;
  @Inject private AlertLists lists;
  @Inject private ExecutorCatalog executors;
  @Inject private Clock clock;

  /** A page of rules, of those that name no trigger which the caller may not see. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<AlertView> list(NameQuery query) {
    return lists.list(query, callers.sightOf(session));
  }

  /** One rule, or {@link NotFoundException}. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public AlertView get(long id) {
    return lists.find(id, callers.sightOf(session)).orElseThrow(() -> none(id));
  }

  /** A page of messages, the newest first, of those that tell of no such trigger. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public KeyPage<DeliveryView> deliveries(DeliveryQuery query) {
    return lists.deliveries(query, callers.sightOf(session));
  }

  /**
   * Makes a rule.
   *
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws ConflictException if the name is taken
   */
  @RolesAllowed(Roles.ADMIN)
  public AlertView create(AlertDraft draft, List<Violation> found) {
    var definition = judged(draft, found);
    long id =
        database.inTransactionOrAgain(
            connection -> {
              checkName(connection, definition, null);
              long made = AlertRuleRows.insert(connection, definition, user(), clock.instant());
              audit(connection, AuditEntry.Action.CREATE, made, null, definition);
              return made;
            });
    rules.look();
    return get(id);
  }

  /**
   * Changes a rule: nobody else changes it between reading and writing.
   *
   * @param change makes of the draft that would leave everything as it is the one that is wanted;
   *     quick, never fails, and may be asked several times
   * @param condition which version may be changed
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws NotFoundException if there is none
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws ConflictException if the name is taken
   */
  @RolesAllowed(Roles.ADMIN)
  public AlertView change(
      long id,
      UnaryOperator<AlertDraft> change,
      VersionCondition condition,
      List<Violation> found) {
    // What is wrong with it is told before anybody has to wait for it.
    var seen = look(id);
    condition.check(seen.version());
    var judged = judged(change.apply(AlertDraft.unchanged(seen.definition())), found);
    database.inTransactionOrAgain(
        connection -> {
          var rule = lock(connection, id, condition);
          var before = rule.definition();
          var after =
              before.equals(seen.definition())
                  ? judged
                  : judged(change.apply(AlertDraft.unchanged(before)), found);
          if (!after.equals(before)) {
            checkName(connection, after, id);
            AlertRuleRows.update(connection, id, after, user(), clock.instant());
            audit(connection, AuditEntry.Action.UPDATE, id, before, after);
          }
          return true;
        });
    rules.look();
    return get(id);
  }

  /**
   * Deletes a rule, and what was not sent of it; what was sent stays in the list.
   *
   * @param condition which version may be deleted
   * @throws NotFoundException if there is none
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   */
  @RolesAllowed(Roles.ADMIN)
  public void delete(long id, VersionCondition condition) {
    condition.check(look(id).version());
    database.inTransactionOrAgain(
        connection -> {
          var rule = lock(connection, id, condition);
          AlertRuleRows.delete(connection, id);
          audit(connection, AuditEntry.Action.DELETE, id, rule.definition(), null);
          return true;
        });
    rules.look();
  }

  /**
   * Has a message sent that tells only that it arrives, also if the rule is muted or inactive. It
   * is tried once; the list of deliveries tells what came of it.
   *
   * @return the message as it stands, to be sent within a second
   * @throws NotFoundException if there is no such rule
   */
  @RolesAllowed(Roles.ADMIN)
  public DeliveryView test(long id) {
    look(id);
    long delivery =
        database.inTransactionOrAgain(
            connection -> {
              var rule = AlertRuleRows.find(connection, id).orElseThrow(() -> none(id));
              audit(connection, AuditEntry.Action.RUN, id, rule.definition(), rule.definition());
              return AlertGrouping.insertTest(connection, rule, clock.instant());
            });
    return lists.delivery(delivery);
  }

  private AlertDefinition judged(AlertDraft draft, List<Violation> found) {
    return new AlertValidation(draft, channel -> executors.find(channel.executorType()))
        .validate(found);
  }

  private AlertRule look(long id) {
    return database
        .withConnection(connection -> AlertRuleRows.find(connection, id))
        .orElseThrow(() -> none(id));
  }

  private static AlertRule lock(Connection connection, long id, VersionCondition condition)
      throws SQLException {
    var rule = AlertRuleRows.lock(connection, id).orElseThrow(() -> none(id));
    condition.check(rule.version());
    return rule;
  }

  private static void checkName(
      Connection connection, AlertDefinition definition, @Nullable Long except)
      throws SQLException {
    if (AlertRuleRows.isTaken(connection, definition.name(), except)) {
      throw new ConflictException(
          "duplicate-name", "another alert rule is named '%s'".formatted(definition.name()));
    }
  }

  private void audit(
      Connection connection,
      AuditEntry.Action action,
      long id,
      @Nullable AlertDefinition before,
      @Nullable AlertDefinition after)
      throws SQLException {
    var named = after == null ? before : after;
    Instant now = clock.instant();
    AuditTrail.append(
        connection,
        new AuditEntry(
            now,
            user(),
            action,
            AuditedEntity.ALERT,
            id,
            named == null ? "" : named.name(),
            AlertState.json(before),
            AlertState.json(after)));
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }

  private static NotFoundException none(long id) {
    return new NotFoundException(AuditedEntity.ALERT, id);
  }
}
