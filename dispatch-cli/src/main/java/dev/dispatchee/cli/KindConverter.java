// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what is to be looked at. */
final class KindConverter implements ITypeConverter<Kind> {

  @Override
  public Kind convert(String typed) {
    try {
      return Kind.of(typed);
    } catch (IllegalArgumentException none) {
      throw new TypeConversionException(
          "found '%s', allowed: trigger, run, executor, node, or many of them".formatted(typed));
    }
  }
}
