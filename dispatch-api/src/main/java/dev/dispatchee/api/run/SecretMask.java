// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Replaces the secrets of a run in what is told of it, in all their {@link SecretForms}. Those of
 * fewer than four characters are not replaced: they stand in half of all texts.
 */
public final class SecretMask {

  /** For runs without secrets. */
  public static final SecretMask NONE = new SecretMask(List.of());

  /** The fewest characters that are replaced. */
  static final int SHORTEST = 4;

  /** Where messages cut long values, so that the first of them may be told alone. */
  private static final int CUT = 100;

  private final List<String> secrets;

  private SecretMask(Collection<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** Replaces these. */
  public static SecretMask of(Collection<String> values) {
    var secrets = new LinkedHashSet<String>();
    for (var value : values) {
      for (var form : SecretForms.of(value)) {
        if (form.length() >= SHORTEST) {
          secrets.add(form);
        }
        if (form.length() > CUT) {
          secrets.add(form.substring(0, CUT));
        }
      }
    }
    return new SecretMask(secrets);
  }

  /** A whole text without them. */
  public String mask(String text) {
    var masked = stream();
    return masked.next(text) + masked.rest();
  }

  /** Takes a text that comes in pieces. */
  public MaskedText stream() {
    return new MaskedText(secrets);
  }
}
