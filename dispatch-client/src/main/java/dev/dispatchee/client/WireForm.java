// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the records of this package are sent: each value under its name. The protocol itself writes a
 * record's values one after the other, so two sides that differ by one value would not understand
 * each other. Here unknown values are ignored, and missing ones are null, 0 or false.
 */
final class WireForm implements Serializable {

  private static final long serialVersionUID = 1;

  private final Class<?> type;
  private final Map<String, @Nullable Object> values;

  private WireForm(Class<?> type, Map<String, @Nullable Object> values) {
    this.type = type;
    this.values = values;
  }

  /** The form of a record. */
  static WireForm of(Record written) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (var component : written.getClass().getRecordComponents()) {
      values.put(component.getName(), value(component, written));
    }
    return new WireForm(written.getClass(), values);
  }

  private static @Nullable Object value(RecordComponent component, Record written) {
    try {
      return component.getAccessor().invoke(written);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("every record shows its components", impossible);
    }
  }

  // The record again; only of this package, whatever was written into the stream.
  private Object readResolve() throws InvalidObjectException {
    if (!type.isRecord() || !type.getPackageName().equals(WireForm.class.getPackageName())) {
      throw new InvalidObjectException(type + " does not come in this form");
    }
    return read(type, values);
  }

  /**
   * Makes a record of values.
   *
   * @throws InvalidObjectException if they are of other types than its components
   */
  static Object read(Class<?> type, Map<String, @Nullable Object> values)
      throws InvalidObjectException {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var arguments = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      var value = values.get(components[i].getName());
      arguments[i] = value == null ? nothing(types[i]) : value;
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException | IllegalArgumentException wrong) {
      var invalid = new InvalidObjectException("the values do not fit " + type);
      invalid.initCause(wrong);
      throw invalid;
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (!type.isPrimitive()) {
      return null;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == long.class ? (Object) 0L : (Object) 0;
  }
}
