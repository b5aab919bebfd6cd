// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Finds how the texts of a type are read. */
final class FormOfType {

  private static final String TYPES =
      "String, int, long, double, boolean, Duration, Instant, LocalDate, URI, an enum, a List of one"
          + " of them, a Map<String, one of them>, or an Optional of any of these";

  private FormOfType() {}

  /**
   * The form of a component.
   *
   * @throws IllegalArgumentException if there is none for its type, or its limits are not those of
   *     the type
   */
  static ValueForm of(Type type, Setting setting) {
    if (type instanceof ParameterizedType several) {
      if (several.getRawType() == List.class) {
        return LinesForm.ofList(single(argument(type, 0), setting));
      }
      if (several.getRawType() == Map.class && argument(type, 0) == String.class) {
        return LinesForm.ofMap(single(argument(type, 1), setting));
      }
    }
    return single(type, setting);
  }

  /**
   * What a generic type is made of.
   *
   * @throws IllegalArgumentException if it does not say
   */
  static Type argument(Type generic, int index) {
    if (generic instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[index];
    }
    throw notDescribed(generic);
  }

  private static ValueForm single(Type type, Setting setting) {
    if (!(type instanceof Class<?> single)) {
      throw notDescribed(type);
    }
    if (single == String.class) {
      Limits.refuseThoseOfRanges(setting);
      return TextForm.of(setting);
    }
    if (single == URI.class) {
      Limits.refuseThoseOfRanges(setting);
      return new AddressForm(TextForm.of(setting), Limits.areOfText(setting));
    }
    Limits.refuseThoseOfText(setting);
    return ordered(single, setting);
  }

  private static ValueForm ordered(Class<?> type, Setting setting) {
    if (type == int.class || type == Integer.class) {
      return RangeForm.of(RangeKind.INTEGER, setting);
    }
    if (type == long.class || type == Long.class) {
      return RangeForm.of(RangeKind.LONG, setting);
    }
    if (type == double.class || type == Double.class) {
      return RangeForm.of(RangeKind.DOUBLE, setting);
    }
    if (type == Duration.class) {
      return RangeForm.of(RangeKind.DURATION, setting);
    }
    if (type == Instant.class) {
      return RangeForm.of(RangeKind.INSTANT, setting);
    }
    if (type == LocalDate.class) {
      return RangeForm.of(RangeKind.DATE, setting);
    }
    Limits.refuseThoseOfRanges(setting);
    return constant(type);
  }

  private static ValueForm constant(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return ConstantForm.ofBoolean();
    }
    if (type.isEnum()) {
      return ConstantForm.of(type);
    }
    throw notDescribed(type);
  }

  private static IllegalArgumentException notDescribed(Type type) {
    return new IllegalArgumentException(
        "type %s cannot be described, allowed: %s".formatted(type.getTypeName(), TYPES));
  }
}
