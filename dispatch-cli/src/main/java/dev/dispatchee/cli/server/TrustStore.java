// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The certificates that are trusted in place of those that the JVM trusts by itself. */
final class TrustStore {

  private static final String PEM = "-----BEGIN";

  private TrustStore() {}

  /**
   * Reads a file of PEM certificates, or a key store (PKCS12 or JKS).
   *
   * @param password of the key store; null for none
   * @throws CommandFailedException if it is neither
   */
  static SSLContext context(Path file, @Nullable String password) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(isPem(file) ? ofCertificates(file) : ofStore(file, password));
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException unreadable) {
      throw refusal(file, Failures.reason(unreadable));
    } catch (GeneralSecurityException invalid) {
      throw refusal(file, String.valueOf(invalid.getMessage()));
    }
  }

  private static boolean isPem(Path file) throws IOException {
    try (var text = Files.newInputStream(file)) {
      return new String(text.readNBytes(4096), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(PEM);
    }
  }

  private static KeyStore ofCertificates(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream text = Files.newInputStream(file)) {
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
        store.setCertificateEntry("trusted-" + number++, certificate);
      }
      if (number == 0) {
        throw new CertificateException("there is no certificate in it");
      }
    }
    return store;
  }

  private static KeyStore ofStore(Path file, @Nullable String password)
      throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(
        file.toFile(), password == null ? new char[0] : password.toCharArray());
  }

  private static CommandFailedException refusal(Path file, String problem) {
    return new CommandFailedException(
        ExitCode.BAD_FILE,
        "%s: it cannot be read as PEM certificates or as a key store: %s".formatted(file, problem));
  }
}
