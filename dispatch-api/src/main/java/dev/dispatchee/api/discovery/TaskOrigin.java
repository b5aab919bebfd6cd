// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who hands work over.
 *
 * @param deployment the archive whose code does
 * @param user the user on whose behalf that code runs, as its deployment knows him; null for nobody
 * @param ownTypes the executors that its application brings itself
 */
public record TaskOrigin(String deployment, @Nullable String user, Set<String> ownTypes) {

  /** Copies the types. */
  public TaskOrigin {
    ownTypes = Set.copyOf(ownTypes);
  }
}
