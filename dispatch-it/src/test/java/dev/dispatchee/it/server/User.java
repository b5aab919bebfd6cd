// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** The users of the test servers; most have the one role of their name. */
public enum User {
  VIEWER("dispatch-viewer"),
  RUNNER("dispatch-runner"),
  EDITOR("dispatch-editor"),
  ADMIN("dispatch-admin"),
  /** An editor in the group of those to whom a trigger belongs. */
  OWNER("dispatch-editor,owners"),
  /** An editor outside of it. */
  STRANGER("dispatch-editor,strangers"),
  /** Known to the server, without a role. */
  OUTSIDER("somebody"),
  /** For wrong passwords: the server locks a user after ten of them. */
  LOCKED("dispatch-viewer"),
  /** The same, at the form of the console. */
  GUESSED("dispatch-viewer"),
  /** For wrong passwords that must not lock it. */
  VICTIM("dispatch-viewer");

  private static final String REALM = "ApplicationRealm";

  private final String group;

  User(String group) {
    this.group = group;
  }

  /** Under which the server knows it. */
  public String login() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The right one. */
  public String password() {
    return "pass word of " + login();
  }

  /** The header that a request of this user carries. */
  public String authorization() {
    return authorization(password());
  }

  /** The header with any password. */
  public String authorization(String password) {
    var credentials = login() + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  static String usersFile() {
    return lines(User::digestLine);
  }

  static String groupsFile() {
    return lines(user -> user.login() + "=" + user.group);
  }

  private static String lines(java.util.function.Function<User, String> line) {
    return "\n" + String.join("\n", Arrays.stream(values()).map(line).toList()) + "\n";
  }

  // What the realm keeps in place of the password.
  private String digestLine() {
    var secret = "%s:%s:%s".formatted(login(), REALM, password());
    try {
      var digest = MessageDigest.getInstance("MD5").digest(secret.getBytes(UTF_8));
      return login() + "=" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
