// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key with its certificate for {@code localhost}, with which a server of a test and the server
 * under test know each other.
 *
 * @param folder where its files are
 */
public record TlsFiles(Path folder) {

  /** What the server under test is told: these files are for hosts called localhost. */
  static final String COMMANDS =
      """
      /subsystem=elytron/key-store=it-key:add(path=it-key.p12, relative-to=jboss.server.config.dir,\
       type=PKCS12, credential-reference={clear-text="test-only"})
      /subsystem=elytron/key-store=it-trust:add(path=it-trust.p12,\
       relative-to=jboss.server.config.dir, type=PKCS12,\
       credential-reference={clear-text="test-only"})
      /subsystem=elytron/key-manager=it:add(key-store=it-key,\
       credential-reference={clear-text="test-only"})
      /subsystem=elytron/trust-manager=it:add(key-store=it-trust)
      /subsystem=elytron/client-ssl-context=it:add(key-manager=it, trust-manager=it)
      /subsystem=elytron/authentication-context=it:add(\
      match-rules=[{match-host=localhost, ssl-context=it}])
      /subsystem=elytron:write-attribute(name=default-authentication-context, value=it)
      """;

  private static final String PASSWORD = "test-only";
  private static final String ALIAS = "it";

  /** Makes the files. */
  void make() throws IOException {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var process =
        new ProcessBuilder(
                List.of(
                    keytool,
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-alias",
                    ALIAS,
                    "-dname",
                    "CN=it",
                    "-ext",
                    "san=dns:localhost",
                    "-validity",
                    "30",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    key().toString(),
                    "-storepass",
                    PASSWORD))
            .inheritIO()
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry(ALIAS, load(key()).getCertificate(ALIAS));
      try (var file = Files.newOutputStream(trust())) {
        trusted.store(file, PASSWORD.toCharArray());
      }
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /** The same key and trust for a server of a test. */
  public SSLContext context() throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(key()), PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(load(trust()));
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = new FileInputStream(file.toFile())) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private Path key() {
    return folder.resolve("it-key.p12");
  }

  private Path trust() {
    return folder.resolve("it-trust.p12");
  }
}
