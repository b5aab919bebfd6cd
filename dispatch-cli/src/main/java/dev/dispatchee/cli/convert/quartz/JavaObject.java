// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of Java serialisation says of an object, which is never made.
 *
 * @param className its class
 * @param fields its fields: texts, numbers, truth values, characters or objects such as this
 * @param written what its class has written besides, in order: likewise, and bytes
 */
record JavaObject(
    String className, Map<String, @Nullable Object> fields, List<@Nullable Object> written) {

  static JavaObject of(String className) {
    return new JavaObject(className, new LinkedHashMap<>(), new ArrayList<>());
  }
}
