// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.dispatchee.api.discovery.ExecutorDescription;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor says of itself, in a form that other nodes can read, who have not its classes.
 *
 * @param type its identity, as triggers name it
 * @param name the name that users see
 * @param description one or two sentences, or empty
 * @param hidden whether it is hidden where users choose an executor
 * @param singleNode whether it must never run on all nodes
 * @param restricted whether only an administrator may write its settings
 * @param deployment the archive that it came with
 * @param schema JSON Schema of its settings; null when it declares none
 */
record SharedExecutor(
    String type,
    String name,
    String description,
    boolean hidden,
    boolean singleNode,
    boolean restricted,
    String deployment,
    @Nullable Map<String, Object> schema) {

  private static final ObjectMapper JSON = new ObjectMapper();
  // A node of a newer version may say more.
  private static final ObjectReader READER =
      JSON.readerFor(SharedExecutor.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  static SharedExecutor of(ExecutorDescription executor) {
    var settings = executor.settings();
    return new SharedExecutor(
        executor.type(),
        executor.name(),
        executor.description(),
        executor.hidden(),
        executor.singleNode(),
        executor.restricted(),
        executor.deployment(),
        settings == null ? null : settings.schema());
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is none of that
   */
  static SharedExecutor read(String text) {
    try {
      return READER.readValue(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("what a node says of an executor is not readable", broken);
    }
  }

  /** Whether it is the same wherever it runs: the archive may have another name. */
  boolean isLike(SharedExecutor other) {
    // As text, since numbers of a schema that was read are of other classes.
    return withoutDeployment().text().equals(other.withoutDeployment().text());
  }

  private SharedExecutor withoutDeployment() {
    return new SharedExecutor(type, name, description, hidden, singleNode, restricted, "", schema);
  }
}
