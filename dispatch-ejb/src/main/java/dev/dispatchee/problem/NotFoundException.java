// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.problem;

/** The requested object was not found. */
public class NotFoundException extends DispatchException {

  /**
   * Names what is not there.
   *
   * @param kind what it would be, such as "trigger"
   * @param id how it was asked for
   */
  public NotFoundException(String kind, Object id) {
    super("not-found", "%s %s not found".formatted(kind, id));
  }
}
