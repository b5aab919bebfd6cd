// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.output;

import java.util.Locale;

/** In which form something is printed. */
public enum Format {
  TABLE,
  JSON,
  YAML;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
