// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.xml;

import java.util.List;
import java.util.Optional;

/**
 * An element and all that is in it.
 *
 * @param name without its namespace
 * @param line where it begins, from 1
 * @param text what it says itself, without blanks at its ends
 * @param children the elements in it, in order
 */
public record Element(String name, int line, String text, List<Element> children) {

  /** Copies the list. */
  public Element {
    children = List.copyOf(children);
  }

  /** The first element in it of that name. */
  public Optional<Element> child(String of) {
    return children.stream().filter(child -> child.name.equals(of)).findFirst();
  }

  /** All elements in it of that name. */
  public List<Element> children(String of) {
    return children.stream().filter(child -> child.name.equals(of)).toList();
  }

  /** What the first element in it of that name says; empty if there is none, or it says nothing. */
  public Optional<String> text(String of) {
    return child(of).map(Element::text).filter(text -> !text.isEmpty());
  }
}
