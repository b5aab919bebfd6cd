// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import dev.dispatchee.Roles;
import dev.dispatchee.audit.AuditEntry;
import dev.dispatchee.audit.AuditEntry.Action;
import dev.dispatchee.audit.AuditTrail;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.problem.NotFoundException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;
import java.util.List;

/** Nodes, for users who operate them. Roles are checked here; each method is one transaction. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class NodeService {

  @Resource private SessionContext session;
  @Inject private NodeViews views;
  @Inject private Database database;
  @Inject private Clock clock;

  /** The nodes alive, and those that have been dead for a day at most; ordered by name. */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public List<NodeView> list() {
    return views.list();
  }

  /**
   * Has a node start no more runs, until {@link #resume} or its next start; what runs, runs on. It
   * sees that within seconds. Nothing happens to one that drains already.
   *
   * @throws NotFoundException if there is no such node
   */
  @RolesAllowed(Roles.ADMIN)
  public NodeView drain(String name) {
    return set(name, true, Action.DRAIN);
  }

  /**
   * Has a node start runs again; it sees that within seconds.
   *
   * @throws NotFoundException if there is no such node
   */
  @RolesAllowed(Roles.ADMIN)
  public NodeView resume(String name) {
    return set(name, false, Action.RESUME);
  }

  private NodeView set(String name, boolean draining, Action action) {
    find(name);
    database.beginWriting();
    database.withConnection(
        connection -> {
          var user = session.getCallerPrincipal().getName();
          var now = clock.instant();
          boolean changed =
              draining ? Nodes.drain(connection, name, user, now) : Nodes.resume(connection, name);
          if (changed) {
            AuditTrail.append(
                connection,
                new AuditEntry(
                    now,
                    user,
                    action,
                    AuditedEntity.NODE,
                    null,
                    name,
                    "{\"draining\":%s}".formatted(!draining),
                    "{\"draining\":%s}".formatted(draining)));
          }
          return true;
        });
    return find(name);
  }

  private NodeView find(String name) {
    return views
        .find(name)
        .orElseThrow(() -> new NotFoundException(AuditedEntity.NODE, "with that name"));
  }
}
