// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of records of which a part is written flat, among the other fields. Jackson passes
 * over fields that such a record does not have; here they are refused.
 */
final class FlatFields {

  private final ObjectMapper mapper;

  // Empty for what has no such part, of which Jackson refuses unknown fields itself.
  private final ClassValue<Set<String>> known =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          var config = mapper.getDeserializationConfig();
          var java = mapper.constructType(type);
          return properties(config, java).anyMatch(property -> isFlat(config, property))
              ? names(config, java).collect(Collectors.toUnmodifiableSet())
              : Set.of();
        }
      };

  FlatFields(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Checks that a type has all fields of an object.
   *
   * @throws UnreadableJsonException naming the first that it has not
   */
  void check(ObjectNode sent, Class<?> type) {
    var names = known.get(type);
    if (!names.isEmpty()) {
      sent.properties().stream()
          .map(field -> field.getKey())
          .filter(name -> !names.contains(name))
          .findFirst()
          .ifPresent(
              unknown -> {
                throw JsonFaults.unknown(unknown);
              });
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
