// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.access;

import dev.dispatchee.it.client.TrustsEverybody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Trusts the certificate that a test server made for itself. */
final class TrustingClient {

  private TrustingClient() {}

  /** Sends JSON; answers the cookies that were set. */
  static List<String> post(URI uri, String json) {
    try {
      var connection = (HttpsURLConnection) uri.toURL().openConnection();
      connection.setSSLSocketFactory(trusting().getSocketFactory());
      connection.setHostnameVerifier((host, session) -> true);
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setDoOutput(true);
      connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
      if (connection.getResponseCode() != 204) {
        throw new IllegalStateException(uri + " -> " + connection.getResponseCode());
      }
      return connection.getHeaderFields().getOrDefault("Set-Cookie", List.of());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SSLContext trusting() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
    return context;
  }
}
