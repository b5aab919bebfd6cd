// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

/**
 * Where something stands in a text.
 *
 * @param line from 1
 * @param column from 1
 */
public record Place(int line, int column) {

  @Override
  public String toString() {
    return "line %d, column %d".formatted(line, column);
  }
}
