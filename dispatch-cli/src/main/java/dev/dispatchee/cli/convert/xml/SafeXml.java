// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.xml;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import dev.dispatchee.definition.SafeText;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML into elements. A document type is refused, and with it entities of its own and
 * everything that stands elsewhere; the work grows with the number of bytes.
 */
public final class SafeXml {

  private static final int DEEPEST = 50;

  private final String name;
  private final XMLStreamReader reader;

  private SafeXml(String name, XMLStreamReader reader) {
    this.name = name;
    this.reader = reader;
  }

  /**
   * Reads a document.
   *
   * @param name as people know it
   * @throws CommandFailedException if it is no XML or has a document type, saying where
   */
  public static Element read(String name, byte[] bytes) {
    try {
      var reader = factory().createXMLStreamReader(new ByteArrayInputStream(bytes));
      return new SafeXml(name, reader).document();
    } catch (XMLStreamException wrong) {
      var location = wrong.getLocation();
      throw new CommandFailedException(
          ExitCode.BAD_FILE,
          "%s%s: it cannot be read as XML: %s"
              .formatted(
                  name,
                  location == null
                      ? ""
                      : ":" + location.getLineNumber() + ":" + location.getColumnNumber(),
                  problem(wrong)));
    }
  }

  // The JDK puts the place in front, in two lines.
  private static String problem(XMLStreamException wrong) {
    var message = String.valueOf(wrong.getMessage());
    int begin = message.indexOf("Message: ");
    return SafeText.line(begin < 0 ? message : message.substring(begin + "Message: ".length()));
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("something outside of the document, allowed: nothing");
        });
    return factory;
  }

  private Element document() throws XMLStreamException {
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamReader.DTD) {
        throw refusal("a document type (<!DOCTYPE), allowed: none");
      }
      if (event == XMLStreamReader.START_ELEMENT) {
        var root = element(0);
        while (reader.hasNext()) {
          reader.next();
        }
        return root;
      }
    }
    throw refusal("no element, allowed: one");
  }

  private Element element(int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw refusal("it is nested too deeply, allowed: %d levels".formatted(DEEPEST));
    }
    var called = reader.getLocalName();
    int line = reader.getLocation().getLineNumber();
    var text = new StringBuilder();
    List<Element> children = new ArrayList<>();
    while (true) {
      switch (reader.next()) {
        case XMLStreamReader.START_ELEMENT -> children.add(element(depth + 1));
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
            text.append(reader.getText());
        case XMLStreamReader.ENTITY_REFERENCE ->
            throw refusal("an entity, allowed: none but those of XML itself");
        case XMLStreamReader.END_ELEMENT -> {
          return new Element(called, line, text.toString().strip(), children);
        }
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
  }

  private CommandFailedException refusal(String problem) {
    return new CommandFailedException(
        ExitCode.BAD_FILE,
        "%s:%d: %s".formatted(name, reader.getLocation().getLineNumber(), problem));
  }
}
