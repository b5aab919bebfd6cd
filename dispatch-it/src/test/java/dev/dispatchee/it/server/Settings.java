// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.nio.file.Path;

/** What Maven tells the tests. */
final class Settings {

  private Settings() {}

  /** Where base folders are made. */
  static Path directory() {
    return path("directory");
  }

  /** The unpacked distribution, which stays as it was published. */
  static Path home() {
    return path("home");
  }

  /** The unpacked distribution of the broker. */
  static Path broker() {
    return path("broker");
  }

  static Path installScript() {
    return path("install");
  }

  static Path ear() {
    return path("ear");
  }

  static Path hello() {
    return path("hello");
  }

  static Path byteman() {
    return path("byteman");
  }

  /** The JDBC driver of PostgreSQL. */
  static Path driver() {
    return path("driver");
  }

  static int sharedHttpPort() {
    return Integer.parseInt(text("http.port"));
  }

  static int sharedHttpsPort() {
    return Integer.parseInt(text("https.port"));
  }

  static int mailPort() {
    return Integer.parseInt(text("mail.port"));
  }

  private static Path path(String name) {
    return Path.of(text(name)).toAbsolutePath().normalize();
  }

  private static String text(String name) {
    var value = System.getProperty("dispatch.it." + name, "");
    if (value.isEmpty()) {
      throw new IllegalStateException(
          "System property dispatch.it.%s is missing; start with: mvn verify".formatted(name));
    }
    return value;
  }
}
