// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import dev.dispatchee.client.DispatchClient;
import dev.dispatchee.client.DispatchRemote;
import java.io.Serializable;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Who asks which server, in the client's JVM.
 *
 * @param address of the server
 * @param user empty for nobody
 * @param password of the user
 */
public record Caller(String address, String user, String password) implements Serializable {

  private static final Map<Caller, DispatchClient> CLIENTS = new ConcurrentHashMap<>();

  /** The one client of this caller. */
  public DispatchClient client() {
    return CLIENTS.computeIfAbsent(this, caller -> DispatchClient.connect(address, user, password));
  }

  /** What the server offers, without our client: by JNDI, as any EJB client may. */
  public DispatchRemote raw() throws NamingException {
    var properties = new Properties();
    properties.put(
        Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
    properties.put(Context.PROVIDER_URL, address);
    if (!user.isEmpty()) {
      properties.put(Context.SECURITY_PRINCIPAL, user);
      properties.put(Context.SECURITY_CREDENTIALS, password);
    }
    return (DispatchRemote)
        new InitialContext(properties)
            .lookup(
                "ejb:dispatch/dispatch-ejb/DispatchRemoteBean!" + DispatchRemote.class.getName());
  }
}
