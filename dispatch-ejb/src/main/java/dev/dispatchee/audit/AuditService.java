// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import dev.dispatchee.Roles;
import dev.dispatchee.database.Database;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.page.KeyPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;

/** The audit, for who may read it. Nobody may change it. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class AuditService {

  @Inject private AuditRows rows;
  @Inject private Database database;

  /** A page of rows, the newest first. */
  @RolesAllowed(Roles.ADMIN)
  public KeyPage<AuditView> list(AuditQuery query) {
    database.beginSearching();
    return rows.list(query);
  }
}
