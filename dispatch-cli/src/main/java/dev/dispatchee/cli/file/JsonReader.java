// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.Document;
import dev.dispatchee.definition.Place;
import dev.dispatchee.definition.SafeText;
import dev.dispatchee.definition.UnreadableDocumentException;
import dev.dispatchee.definition.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly, with the place of each value. */
public final class JsonReader {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(YamlReader.DEEPEST).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final JsonParser parser;
  private final Map<String, Place> places = new HashMap<>();

  private JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a document.
   *
   * @param name as people know it
   * @throws CommandFailedException if it is no JSON, saying where
   */
  public static Document readOrFail(String name, String text) {
    try {
      return read(text);
    } catch (UnreadableDocumentException unreadable) {
      var place = unreadable.place().map(at -> ":" + at.line() + ":" + at.column()).orElse("");
      throw new CommandFailedException(
          ExitCode.BAD_FILE, name + place + ": " + unreadable.problem());
    }
  }

  static Document read(String text) throws UnreadableDocumentException {
    try (var parser = FACTORY.createParser(text)) {
      var reader = new JsonReader(parser);
      if (parser.nextToken() == null) {
        return new Document(null, reader.places);
      }
      var root = reader.value("");
      if (parser.nextToken() != null) {
        throw new UnreadableDocumentException(
            "JSON", place(parser.currentTokenLocation()), "there is more after its end");
      }
      return new Document(root, reader.places);
    } catch (JsonProcessingException unreadable) {
      throw new UnreadableDocumentException(
          "JSON",
          unreadable.getLocation() == null ? null : place(unreadable.getLocation()),
          SafeText.line(String.valueOf(unreadable.getOriginalMessage())));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private @Nullable Object value(String path) throws IOException {
    places.putIfAbsent(path, place(parser.currentTokenLocation()));
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> list(path);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
      case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_NULL -> null;
      default -> parser.getText();
    };
  }

  private Map<String, @Nullable Object> object(String path) throws IOException {
    var object = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var inner = path.isEmpty() ? key : path + "." + key;
      places.put(inner, place(parser.currentTokenLocation()));
      parser.nextToken();
      object.put(key, value(inner));
    }
    return object;
  }

  private List<@Nullable Object> list(String path) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(path + "." + list.size()));
    }
    return list;
  }

  private static Place place(JsonLocation location) {
    return new Place(location.getLineNr(), location.getColumnNr());
  }
}
