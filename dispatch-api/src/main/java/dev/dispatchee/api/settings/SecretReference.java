// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a secret in place of its value: {@code ${secret:alias}}.
 *
 * @param alias 1 to 100 of {@code A-Za-z0-9._-}
 */
public record SecretReference(String alias) {

  /** What stands before the alias in the key of the configuration. */
  private static final String KEY = "dispatch.secret.";

  private static final String ALIAS = "[A-Za-z0-9._-]{1,100}";
  private static final Pattern VALID_ALIAS = Pattern.compile(ALIAS);

  /** What a reference looks like, for the schema. */
  static final String PATTERN = "^\\$\\{secret:" + ALIAS + "\\}$";

  /** What a reference looks like, in words. */
  static final String ALLOWED =
      "a reference ${secret:ALIAS}, where ALIAS is 1 to 100 of A-Z a-z 0-9 . _ -";

  private static final Pattern FORM = Pattern.compile("\\$\\{secret:(" + ALIAS + ")\\}");

  /** Refuses an alias with other characters. */
  public SecretReference {
    if (!VALID_ALIAS.matcher(alias).matches()) {
      throw new IllegalArgumentException("an alias is 1 to 100 of A-Z a-z 0-9 . _ -");
    }
  }

  /** Reads a reference, ignoring spaces around it; empty if the text is anything else. */
  public static Optional<SecretReference> parse(String text) {
    var form = FORM.matcher(text.strip());
    return form.matches() ? Optional.of(new SecretReference(form.group(1))) : Optional.empty();
  }

  /** The key of the server's configuration that holds the value. */
  public String configurationKey() {
    return KEY + alias;
  }

  @Override
  public String toString() {
    return "${secret:" + alias + "}";
  }
}
