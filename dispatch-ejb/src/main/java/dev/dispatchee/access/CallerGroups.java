// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.wildfly.security.auth.server.SecurityDomain;

/**
 * The groups of whoever calls on this thread, as the security domain of the server gives them: the
 * roles that it has decoded and mapped, of which Jakarta EE tells one at a time only.
 */
@Singleton
public class CallerGroups {

  // As the server maps roles for isCallerInRole.
  private static final String OF_BEANS = "ejb";

  /** All of them; none where the server knows no caller. */
  public Set<String> now() {
    var domain = SecurityDomain.getCurrent();
    return domain == null
        ? Set.of()
        : StreamSupport.stream(
                domain.getCurrentSecurityIdentity().getRoles(OF_BEANS, true).spliterator(), false)
            .collect(Collectors.toUnmodifiableSet());
  }
}
