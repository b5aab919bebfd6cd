// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** Whom a request trusts over TLS, and as whom it comes. */
@FunctionalInterface
interface TlsContexts {

  /**
   * What holds for an address.
   *
   * @throws GeneralSecurityException if it cannot be used
   */
  SSLContext of(URI address) throws GeneralSecurityException;
}
