// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.Roles;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.page.KeyPage;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.time.Clock;

/** The audit, for users who may read it. Nobody may change it. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class AuditService {

  @Inject private AuditRows rows;
  @Inject private Database database;
  @Inject private Clock clock;
  @Resource private SessionContext session;

  /** A page of rows, the newest first. Who asks for the first page is noted. */
  @RolesAllowed(Roles.ADMIN)
  public KeyPage<AuditView> list(AuditQuery query) {
    database.beginSearching();
    var page = rows.list(query);
    if (query.cursor() == null) {
      noteReading();
    }
    return page;
  }

  private void noteReading() {
    database.beginWriting();
    database.withConnection(
        connection -> {
          AuditTrail.append(
              connection,
              AuditEntry.ofReading(
                  clock.instant(), session.getCallerPrincipal().getName(), AuditedEntity.AUDIT));
          return true;
        });
  }
}
