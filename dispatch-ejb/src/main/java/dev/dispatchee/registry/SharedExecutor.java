// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.api.discovery.ExecutorTexts.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
 * @param language the language of name and description, as a tag
 * @param texts both in other languages, by their tags
 */
record SharedExecutor(
    String type,
    String name,
    String description,
    boolean hidden,
    boolean singleNode,
    boolean restricted,
    String deployment,
    @Nullable Map<String, Object> schema,
    String language,
    Map<String, Text> texts) {

  private static final String DEFAULT_LANGUAGE = "en";
  private static final ObjectMapper JSON = new ObjectMapper();
  // A node of a newer version may say more.
  private static final ObjectReader READER =
      JSON.readerFor(SharedExecutor.class)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Copies the texts, of which a node of an older version says nothing. */
  SharedExecutor {
    language = Objects.requireNonNullElse(language, DEFAULT_LANGUAGE);
    texts = texts == null ? Map.of() : new TreeMap<>(texts);
  }

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
        settings == null ? null : settings.schema(),
        executor.texts().language(),
        executor.texts().others());
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

  /**
   * Its name and description as a user wants to read them.
   *
   * @param wanted the languages that the user reads, best first
   * @return the same executor, with those, and their language
   */
  SharedExecutor in(List<LanguageRange> wanted) {
    var languages = new ArrayList<>(texts.keySet());
    languages.add(language);
    var best = Locale.lookupTag(wanted, languages);
    var text = best == null ? null : texts.get(best);
    return best == null || text == null
        ? this
        : new SharedExecutor(
            type,
            text.name(),
            text.description(),
            hidden,
            singleNode,
            restricted,
            deployment,
            schema,
            best,
            texts);
  }

  /** Whether it is the same wherever it runs: archive and translations may be others. */
  boolean isLike(SharedExecutor other) {
    // As text, since numbers of a schema that was read are of other classes.
    return equals(other) || itself().text().equals(other.itself().text());
  }

  private SharedExecutor itself() {
    return new SharedExecutor(
        type,
        name,
        description,
        hidden,
        singleNode,
        restricted,
        "",
        schema,
        DEFAULT_LANGUAGE,
        Map.of());
  }
}
