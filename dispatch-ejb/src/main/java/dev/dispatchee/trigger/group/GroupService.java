// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatchee.Roles;
import dev.dispatchee.SafeText;
import dev.dispatchee.access.Callers;
import dev.dispatchee.access.Sight;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.listener.DispatchBell;
import dev.dispatchee.page.NameQuery;
import dev.dispatchee.page.Page;
import dev.dispatchee.problem.ConflictException;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.problem.VersionCondition;
import dev.dispatchee.problem.Violation;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Concurrency groups, for users. Each change is one short transaction of its own, in which no claim
 * lets a run of the group pass.
 */
@Stateless
@Interceptors(RefusedWhileAway.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GroupService {

  private static final int MOST_NAMED = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Resource private SessionContext session;
  @Inject private Callers callers;
  @Inject private Database database;
  @Inject private DispatchBell bell;
  @Inject private Clock clock;

  /** A page of groups. They are few, so all of them are read. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public Page<GroupView> list(NameQuery query) {
    var sight = callers.sightOf(session);
    return query.of(
        database.withConnection(connection -> GroupRows.all(connection, clock.instant(), sight)),
        GroupView::name);
  }

  /** One group, or {@link NotFoundException}. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public GroupView get(String name) {
    return find(name, callers.sightOf(session)).orElseThrow(() -> none(name));
  }

  /**
   * Makes a group, or replaces it. With a larger maximum runs that wait start at once; with a
   * smaller one those in progress go on, and the next starts when there are fewer than that.
   *
   * @param condition which version may be replaced
   * @param found what is wrong with what was sent besides: told together with the rest
   * @throws dev.dispatchee.problem.ValidationException naming everything that is wrong
   * @throws dev.dispatchee.problem.StaleVersionException if something else is there
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public StoredGroup put(
      String name, GroupDraft draft, VersionCondition condition, List<Violation> found) {
    var group = ValidGroup.of(name, draft, found);
    // Told before anybody has to wait for it.
    check(condition, find(name, Sight.EVERYTHING));
    boolean isNew =
        database.inTransactionOrAgain(connection -> write(connection, group, condition));
    bell.ring(List.of());
    return new StoredGroup(get(name), isNew);
  }

  private boolean write(Connection connection, ValidGroup group, VersionCondition condition)
      throws SQLException {
    var now = clock.instant();
    boolean isNew = !GroupRows.lock(connection, group.name());
    var before = GroupRows.find(connection, group.name(), now, Sight.EVERYTHING);
    check(condition, before);
    if (isNew) {
      GroupRows.insert(connection, group, user(), now);
      audit(connection, Action.CREATE, null, group);
    } else if (!before.map(ValidGroup::of).equals(Optional.of(group))) {
      GroupRows.update(connection, group, user(), now);
      audit(connection, Action.UPDATE, before.map(ValidGroup::of).orElse(null), group);
    }
    return isNew;
  }

  /**
   * Deletes a group.
   *
   * @param condition which version may be deleted
   * @throws NotFoundException if there is none
   * @throws dev.dispatchee.problem.StaleVersionException if it has another version
   * @throws ConflictException if triggers are in it, naming the first of those that the caller may
   *     see
   */
  @RolesAllowed({Roles.EDITOR, Roles.ADMIN})
  public void delete(String name, VersionCondition condition) {
    var sight = callers.sightOf(session);
    database.withConnection(connection -> unused(connection, name, condition, sight));
    database.inTransactionOrAgain(
        connection -> {
          GroupRows.lock(connection, name);
          var group = unused(connection, name, condition, sight);
          GroupRows.delete(connection, name);
          audit(connection, Action.DELETE, ValidGroup.of(group), null);
          return true;
        });
    bell.ring(List.of());
  }

  // All of its triggers count, and those are named that the caller may see.
  private GroupView unused(
      Connection connection, String name, VersionCondition condition, Sight sight)
      throws SQLException {
    var group =
        GroupRows.find(connection, name, clock.instant(), Sight.EVERYTHING)
            .orElseThrow(() -> none(name));
    condition.check(group.version());
    if (group.triggers() > 0) {
      var named = GroupRows.triggers(connection, name, sight, MOST_NAMED);
      throw new ConflictException(
          "group-in-use",
          "found triggers in group '%s': %s, allowed: none".formatted(name, told(named, group)));
    }
    return group;
  }

  // Not how many, of which they may not see some.
  private static String told(List<String> named, GroupView group) {
    if (named.isEmpty()) {
      return "some that you may not see";
    }
    return named.stream().map(one -> "'%s'".formatted(SafeText.of(one))).collect(joining(", "))
        + (group.triggers() > named.size() ? ", …" : "");
  }

  private static void check(VersionCondition condition, Optional<GroupView> found) {
    found.ifPresentOrElse(
        group -> condition.check(group.version()), () -> condition.checkAbsent("group"));
  }

  private Optional<GroupView> find(String name, Sight sight) {
    return database.withConnection(
        connection -> GroupRows.find(connection, name, clock.instant(), sight));
  }

  private void audit(
      Connection connection, Action action, @Nullable ValidGroup before, @Nullable ValidGroup after)
      throws SQLException {
    var named = after == null ? before : after;
    AuditTrail.append(
        connection,
        new AuditEntry(
            clock.instant(),
            user(),
            action,
            AuditedEntity.GROUP,
            null,
            named == null ? "" : named.name(),
            state(before),
            state(after)));
  }

  private static @Nullable String state(@Nullable ValidGroup group) {
    return group == null
        ? null
        : JSON.createObjectNode()
            .put("name", group.name())
            .put("description", group.description())
            .put("maximum", group.maximum())
            .toString();
  }

  private String user() {
    return session.getCallerPrincipal().getName();
  }

  private static NotFoundException none(String name) {
    return new NotFoundException(AuditedEntity.GROUP, "'%s'".formatted(SafeText.of(name)));
  }
}
