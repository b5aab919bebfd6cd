// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
public final class YamlReader {

  /** As many characters as a document may have. */
  public static final int LONGEST = 16 * 1024 * 1024;

  /** As many characters as a line may have: what a text may be, with all of it escaped. */
  public static final int LONGEST_LINE = 512 * 1024;

  /** As deep as a document may be nested; that is also what the admin API takes. */
  public static final int DEEPEST = 20;

  private static final String FORM = "YAML";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,18})");

  private final ParserImpl parser;
  private final Map<String, Place> places = new HashMap<>();

  private YamlReader(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    parser = new ParserImpl(new StreamReader(text), options);
  }

  /**
   * Reads a document.
   *
   * @throws UnreadableDocumentException if it is none, longer than {@link #LONGEST} or nested
   *     deeper than {@link #DEEPEST}
   */
  public static Document read(String text) throws UnreadableDocumentException {
    checkLength(text);
    try {
      return new YamlReader(text).document();
    } catch (MarkedYAMLException unreadable) {
      throw refusal(unreadable.getProblemMark(), String.valueOf(unreadable.getProblem()));
    } catch (YAMLException unreadable) {
      throw refusal(null, String.valueOf(unreadable.getMessage()));
    }
  }

  // The parser's work grows with the square of the length of a line.
  private static void checkLength(String text) throws UnreadableDocumentException {
    if (text.length() > LONGEST) {
      throw tooLong(null, "the document", text.length(), LONGEST);
    }
    int line = 1;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        if (i - begin > LONGEST_LINE) {
          throw tooLong(new Place(line, 1), "a line", i - begin, LONGEST_LINE);
        }
        begin = i + 1;
        line += i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
      }
    }
  }

  private static UnreadableDocumentException tooLong(
      @Nullable Place place, String what, int found, int allowed) {
    return new UnreadableDocumentException(
        FORM, place, "%s has %d characters, allowed: %d".formatted(what, found, allowed));
  }

  private Document document() throws UnreadableDocumentException {
    parser.getEvent();
    if (!(parser.peekEvent() instanceof DocumentStartEvent)) {
      return new Document(null, places);
    }
    parser.getEvent();
    var root = node("", 0);
    parser.getEvent();
    if (parser.peekEvent() instanceof DocumentStartEvent second) {
      throw refusal(second.getStartMark(), "a second document begins, allowed: one");
    }
    return new Document(root, places);
  }

  private @Nullable Object node(String path, int depth) throws UnreadableDocumentException {
    var event = parser.getEvent();
    check(event, depth);
    places.putIfAbsent(path, place(event.getStartMark()));
    if (event instanceof ScalarEvent scalar) {
      return value(scalar);
    }
    return event instanceof MappingStartEvent ? object(path, depth) : list(path, depth);
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
    if (depth > DEEPEST) {
      throw refusal(mark, "it is nested too deeply, allowed: %d levels".formatted(DEEPEST));
    }
  }

  private Map<String, @Nullable Object> object(String path, int depth)
      throws UnreadableDocumentException {
    var object = new LinkedHashMap<String, @Nullable Object>();
    while (!(parser.peekEvent() instanceof MappingEndEvent)) {
      var mark = parser.peekEvent().getStartMark();
      if (!(parser.peekEvent() instanceof ScalarEvent key)) {
        throw refusal(mark, "a key that is no text, allowed: texts");
      }
      check(parser.getEvent(), depth);
      if (object.containsKey(key.getValue())) {
        throw refusal(mark, "the key '%s' is given twice".formatted(key.getValue()));
      }
      var inner = inner(path, key.getValue());
      // Where its key is: that is where people look for a field.
      places.put(inner, place(mark));
      object.put(key.getValue(), node(inner, depth + 1));
    }
    parser.getEvent();
    return object;
  }

  private List<@Nullable Object> list(String path, int depth) throws UnreadableDocumentException {
    var list = new ArrayList<@Nullable Object>();
    while (!(parser.peekEvent() instanceof SequenceEndEvent)) {
      list.add(node(inner(path, Integer.toString(list.size())), depth + 1));
    }
    parser.getEvent();
    return list;
  }

  private static String inner(String path, String step) {
    return path.isEmpty() ? step : path + "." + step;
  }

  private static @Nullable Object value(ScalarEvent scalar) {
    var text = scalar.getValue();
    if (scalar.getScalarStyle() != DumperOptions.ScalarStyle.PLAIN) {
      return text;
    }
    return switch (text) {
      case "", "~", "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> WHOLE_NUMBER.matcher(text).matches() ? new BigInteger(text) : text;
    };
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static UnreadableDocumentException refusal(@Nullable Mark mark, String problem) {
    return new UnreadableDocumentException(
        FORM, mark == null ? null : place(mark), SafeText.line(problem));
  }
}
