// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.secret;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Replaces the secrets of a run in what is told of it. Values of fewer than four characters are not
 * replaced: they stand in half of all texts.
 */
public final class SecretMask {

  /** For runs without secrets. */
  public static final SecretMask NONE = new SecretMask(List.of());

  private static final int SHORTEST = 4;

  /** Where messages cut long values, so that the first of them may be told alone. */
  private static final int CUT = 100;

  private final List<String> secrets;

  private SecretMask(List<String> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** Replaces these. */
  public static SecretMask of(Collection<String> values) {
    var secrets = new ArrayList<String>();
    for (var value : values) {
      if (value.length() >= SHORTEST) {
        secrets.add(value);
      }
      if (value.length() > CUT) {
        secrets.add(value.substring(0, CUT));
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
