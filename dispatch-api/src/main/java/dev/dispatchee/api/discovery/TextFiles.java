// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.discovery.ExecutorTexts.Text;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ResourceBundle.Control;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads what an executor is called in other languages from the property files of its deployment.
 * What is wrong with a file keeps its language out, and no executor.
 */
final class TextFiles {

  static final int LONGEST_NAME = 75;
  static final int LONGEST_DESCRIPTION = 1_000;

  private static final int MOST_BYTES = 256 * 1024;
  private static final int MOST_LANGUAGES = 100;
  private static final Pattern BASE = Pattern.compile("[A-Za-z0-9_$]+(\\.[A-Za-z0-9_$]+)*+");
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
  private static final Control NAMES = Control.getControl(Control.FORMAT_PROPERTIES);

  /** The languages that are looked for: those that Java knows, by their tags. */
  private static final Map<String, Locale> LOCALES = locales();

  private final ClassLoader loader;
  private final DispatchExecutor declared;
  private final Map<String, Text> found = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();

  private TextFiles(ClassLoader loader, DispatchExecutor declared) {
    this.loader = loader;
    this.declared = declared;
  }

  /** What the files say that an executor names in its annotation. */
  static ExecutorTexts of(Class<?> executor, DispatchExecutor declared) {
    var files = new TextFiles(executor.getClassLoader(), declared);
    if (!declared.texts().isEmpty()) {
      files.readAll();
    }
    return new ExecutorTexts(declared.language(), files.found, files.faults);
  }

  private void readAll() {
    var base = declared.texts();
    if (!BASE.matcher(base).matches()) {
      faults.add(
          "'%s' is not the name of a resource bundle, such as com.acme.Texts".formatted(base));
      return;
    }
    LOCALES.forEach((tag, locale) -> read(tag, file(base, locale)));
    if (found.isEmpty() && faults.isEmpty()) {
      faults.add(
          "there is no file %s_LANGUAGE.properties, such as %s"
              .formatted(base.replace('.', '/'), file(base, Locale.GERMAN)));
    }
  }

  private static String file(String base, Locale locale) {
    return NAMES.toResourceName(NAMES.toBundleName(base, locale), "properties");
  }

  private void read(String tag, String file) {
    try {
      var content = content(file);
      if (content.isPresent()) {
        if (found.size() == MOST_LANGUAGES) {
          throw new IllegalArgumentException("more than %d languages".formatted(MOST_LANGUAGES));
        }
        found.put(tag, text(content.get()));
      }
    } catch (CharacterCodingException other) {
      faults.add(file + ": it is not UTF-8");
    } catch (IOException | IllegalArgumentException broken) {
      faults.add(file + ": " + broken.getMessage());
    }
  }

  private Optional<Properties> content(String file) throws IOException {
    try (var stream = loader.getResourceAsStream(file)) {
      if (stream == null) {
        return Optional.empty();
      }
      var bytes = stream.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException("more than %d bytes".formatted(MOST_BYTES));
      }
      var content = new Properties();
      content.load(
          new StringReader(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
      return Optional.of(content);
    }
  }

  private Text text(Properties content) {
    var nameKey = declared.type() + ".name";
    var descriptionKey = declared.type() + ".description";
    var name = content.getProperty(nameKey);
    var description = content.getProperty(descriptionKey);
    if (name == null && description == null) {
      throw new IllegalArgumentException(
          "there is neither '%s' nor '%s'".formatted(nameKey, descriptionKey));
    }
    return new Text(
        name == null ? declared.name() : checked(nameKey, name, 1, LONGEST_NAME),
        description == null
            ? declared.description()
            : checked(descriptionKey, description, 0, LONGEST_DESCRIPTION));
  }

  private static String checked(String key, String text, int least, int most) {
    var stripped = text.strip();
    if (stripped.length() < least || stripped.length() > most) {
      throw new IllegalArgumentException(
          "'%s' has %d characters, allowed: %d to %d"
              .formatted(key, stripped.length(), least, most));
    }
    if (CONTROLS.matcher(stripped).find()) {
      throw new IllegalArgumentException("'%s' has control characters".formatted(key));
    }
    return stripped;
  }

  private static Map<String, Locale> locales() {
    var locales = new TreeMap<String, Locale>();
    Stream.concat(
            Arrays.stream(Locale.getISOLanguages()).map(Locale::forLanguageTag),
            Arrays.stream(Locale.getAvailableLocales()))
        .filter(locale -> !locale.getLanguage().isEmpty())
        .filter(locale -> locale.getVariant().isEmpty() && !locale.hasExtensions())
        .forEach(locale -> locales.put(locale.toLanguageTag(), locale));
    return locales;
  }
}
