// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.node;

import java.util.Objects;

/** The version of Dispatch EE that this node runs. */
public final class ProductVersion {

  private static final String UNKNOWN = "unknown";

  private ProductVersion() {}

  /** As the build has written it; {@code unknown} if the classes come from no archive. */
  public static String text() {
    return Objects.requireNonNullElse(
        ProductVersion.class.getPackage().getImplementationVersion(), UNKNOWN);
  }
}
