// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.jms;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types that a property of a message has. */
enum PropertyType {
  STRING,
  BOOLEAN,
  BYTE,
  SHORT,
  INT,
  LONG,
  FLOAT,
  DOUBLE;

  /** All of them as they are written. */
  static final String ALL =
      Arrays.stream(values()).map(PropertyType::toString).collect(Collectors.joining(", "));

  /**
   * The type of a name in lower case.
   *
   * @throws IllegalArgumentException if there is none
   */
  static PropertyType of(String name) {
    return Arrays.stream(values())
        .filter(type -> type.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("one of the types " + ALL));
  }

  /**
   * A value of this type.
   *
   * @throws IllegalArgumentException if the text is none
   */
  Object read(String text) {
    try {
      return switch (this) {
        case STRING -> text;
        case BOOLEAN -> truth(text);
        case BYTE -> Byte.valueOf(text);
        case SHORT -> Short.valueOf(text);
        case INT -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case FLOAT -> finite(Float.valueOf(text));
        case DOUBLE -> finite(Double.valueOf(text));
      };
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException("a value of type " + this, none);
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException();
    };
  }

  private static <N extends Number> N finite(N number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new NumberFormatException();
    }
    return number;
  }
}
