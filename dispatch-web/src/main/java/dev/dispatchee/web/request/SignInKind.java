// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/** How people sign in to the console. */
public enum SignInKind {
  /** By the form, with a session of ours. */
  FORM,
  /** By whatever the server has been set up with. */
  SERVER;

  private static final String KEY = "dispatch.console.sign-in";

  /**
   * What is configured; the form if nothing is.
   *
   * @throws IllegalStateException if it is something else
   */
  public static SignInKind of(Config config) {
    var text = config.getOptionalValue(KEY, String.class).orElse(FORM.text());
    return Arrays.stream(values())
        .filter(kind -> kind.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s: found '%s', allowed: %s or %s"
                        .formatted(KEY, text, FORM.text(), SERVER.text())));
  }

  /** Its name in the configuration, and for the console. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
