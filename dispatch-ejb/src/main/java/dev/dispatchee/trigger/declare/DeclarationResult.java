// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import java.util.List;

/**
 * What became of the declarations of a deployment.
 *
 * @param declared how many triggers it declares
 * @param created how many of them were made
 * @param changed how many were there and were brought up to date
 * @param deactivated how many that it does not declare any more were active until now
 * @param faults why nothing was taken, each with its place; empty if all was
 */
public record DeclarationResult(
    int declared, int created, int changed, int deactivated, List<String> faults) {

  /** Copies the faults. */
  public DeclarationResult {
    faults = List.copyOf(faults);
  }

  static DeclarationResult refused(Declarations declarations, List<String> faults) {
    return new DeclarationResult(declarations.drafts().size(), 0, 0, 0, faults);
  }

  /** Whether nothing was to be done. */
  public boolean isNothing() {
    return created == 0 && changed == 0 && deactivated == 0;
  }
}
