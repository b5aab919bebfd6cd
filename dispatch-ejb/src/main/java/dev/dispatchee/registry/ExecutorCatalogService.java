// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.Roles;
import dev.dispatchee.database.RefusedWhileAway;
import dev.dispatchee.problem.NotFoundException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptors;
import java.util.List;
import java.util.Locale.LanguageRange;

/** The executors, for users who want to know what can be run. */
@Stateless
@Interceptors(RefusedWhileAway.class)
public class ExecutorCatalogService {

  @Inject private ExecutorCatalog catalog;

  /**
   * The executors of all live nodes, ordered by type.
   *
   * @param wanted the languages that the caller reads, best first
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public List<ExecutorView> list(List<LanguageRange> wanted) {
    return catalog.all().stream().map(known -> ExecutorView.of(known, wanted)).toList();
  }

  /**
   * One executor.
   *
   * @param wanted the languages that the caller reads, best first
   * @throws NotFoundException if no live node has one of that type
   */
  @RolesAllowed({Roles.VIEWER, Roles.RUNNER, Roles.EDITOR, Roles.ADMIN})
  public ExecutorView get(String type, List<LanguageRange> wanted) {
    return catalog
        .find(type)
        .map(known -> ExecutorView.of(known, wanted))
        .orElseThrow(() -> new NotFoundException("executor", "with that type"));
  }
}
