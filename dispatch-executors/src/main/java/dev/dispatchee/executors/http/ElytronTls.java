// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.wildfly.security.auth.client.AuthenticationContext;
import org.wildfly.security.auth.client.AuthenticationContextConfigurationClient;

/**
 * The TLS settings that an administrator has made for hosts in the server's default authentication
 * context; the JVM's where that says nothing.
 */
final class ElytronTls implements TlsContexts {

  @Override
  public SSLContext of(URI address) throws GeneralSecurityException {
    return AuthenticationContextConfigurationClient.ACTION
        .run()
        .getSSLContext(address, AuthenticationContext.captureCurrent());
  }
}
