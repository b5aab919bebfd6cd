// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields that objects may have: Jackson would name the first that it does not know, and passes
 * over all of a record of which a part is written flat, among the other fields.
 */
final class KnownFields {

  private final ObjectMapper mapper;

  private final ClassValue<Set<String>> known =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return names(mapper.getDeserializationConfig(), mapper.constructType(type))
              .collect(Collectors.toCollection(TreeSet::new));
        }
      };

  KnownFields(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Checks that a type has all fields of an object.
   *
   * @throws UnreadableJsonException naming those that it has not, and those that it has
   */
  void check(ObjectNode sent, Class<?> type) {
    var names = known.get(type);
    var unknown =
        sent.properties().stream()
            .map(field -> field.getKey())
            .filter(name -> !names.contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw JsonFaults.unknown(unknown, names);
    }
  }

  private static Stream<String> names(DeserializationConfig config, JavaType type) {
    return properties(config, type)
        .flatMap(
            property ->
                isFlat(config, property)
                    ? names(config, property.getPrimaryType())
                    : Stream.of(property.getName()));
  }

  private static Stream<BeanPropertyDefinition> properties(
      DeserializationConfig config, JavaType type) {
    return config.introspect(type).findProperties().stream();
  }

  private static boolean isFlat(DeserializationConfig config, BeanPropertyDefinition property) {
    return Stream.of(property.getAccessor(), property.getPrimaryMember())
        .anyMatch(
            member ->
                member != null
                    && config.getAnnotationIntrospector().findUnwrappingNameTransformer(member)
                        != null);
  }
}
