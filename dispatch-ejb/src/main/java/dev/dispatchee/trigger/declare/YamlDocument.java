// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatchee.SafeText;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the part of YAML that says what JSON says: one document of objects, lists and values. What
 * lets a short text stand for a large one, or for an object of some class, is refused: anchors,
 * aliases and tags. Only {@code true}, {@code false}, {@code null} and whole numbers are anything
 * but texts.
 */
final class YamlDocument {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ParserImpl parser;

  private YamlDocument(String text) {
    parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
  }

  static JsonNode read(String text) throws UnreadableDocumentException {
    try {
      return new YamlDocument(text).document();
    } catch (MarkedYAMLException unreadable) {
      throw refusal(unreadable.getProblemMark(), String.valueOf(unreadable.getProblem()));
    } catch (YAMLException unreadable) {
      throw refusal(null, String.valueOf(unreadable.getMessage()));
    }
  }

  private JsonNode document() throws UnreadableDocumentException {
    parser.getEvent();
    if (!(parser.peekEvent() instanceof DocumentStartEvent)) {
      return NODES.missingNode();
    }
    parser.getEvent();
    var root = node(0);
    parser.getEvent();
    if (parser.peekEvent() instanceof DocumentStartEvent second) {
      throw refusal(second.getStartMark(), "a second document begins, allowed: one");
    }
    return root;
  }

  private JsonNode node(int depth) throws UnreadableDocumentException {
    var event = parser.getEvent();
    check(event, depth);
    if (event instanceof ScalarEvent scalar) {
      return value(scalar);
    }
    return event instanceof MappingStartEvent ? object(depth) : list(depth);
  }

  private static void check(Event event, int depth) throws UnreadableDocumentException {
    var mark = event.getStartMark();
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor() != null)) {
      throw refusal(mark, "an anchor or alias, allowed: values that are written out or quoted");
    }
    if ((event instanceof ScalarEvent scalar && scalar.getTag() != null)
        || (event instanceof CollectionStartEvent start && start.getTag() != null)) {
      throw refusal(mark, "a tag, allowed: none");
    }
    if (depth > JsonDocument.DEEPEST) {
      throw refusal(
          mark, "it is nested too deeply, allowed: %d levels".formatted(JsonDocument.DEEPEST));
    }
  }

  private ObjectNode object(int depth) throws UnreadableDocumentException {
    var object = NODES.objectNode();
    while (!(parser.peekEvent() instanceof MappingEndEvent)) {
      var mark = parser.peekEvent().getStartMark();
      if (!(parser.peekEvent() instanceof ScalarEvent key)) {
        throw refusal(mark, "a key that is no text, allowed: texts");
      }
      check(parser.getEvent(), depth);
      if (object.has(key.getValue())) {
        throw refusal(mark, "the key '%s' is given twice".formatted(SafeText.of(key.getValue())));
      }
      object.set(key.getValue(), node(depth + 1));
    }
    parser.getEvent();
    return object;
  }

  private ArrayNode list(int depth) throws UnreadableDocumentException {
    var list = NODES.arrayNode();
    while (!(parser.peekEvent() instanceof SequenceEndEvent)) {
      list.add(node(depth + 1));
    }
    parser.getEvent();
    return list;
  }

  private static JsonNode value(ScalarEvent scalar) {
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      return NODES.textNode(text);
    }
    return switch (text) {
      case "", "~", "null" -> NODES.nullNode();
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default ->
          WHOLE_NUMBER.matcher(text).matches()
              ? NODES.numberNode(new BigInteger(text))
              : NODES.textNode(text);
    };
  }

  private static UnreadableDocumentException refusal(@Nullable Mark mark, String problem) {
    var place =
        mark == null
            ? ""
            : ", line %d, column %d".formatted(mark.getLine() + 1, mark.getColumn() + 1);
    return new UnreadableDocumentException(
        "it cannot be read as YAML%s: %s".formatted(place, SafeText.of(problem)));
  }
}
