// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Tells as whom it is called. */
@Stateless
@PermitAll
public class CallerBean {

  @Resource private SessionContext session;

  public String caller() {
    return session.getCallerPrincipal().getName();
  }

  public boolean isAdministrator() {
    return session.isCallerInRole("dispatch-admin");
  }
}
