// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The groups that a trigger names. They narrow what the global roles allow, and never widen it. A
 * right that names no group is left to those who have the one before it: with none at all, to the
 * roles alone.
 *
 * @param view who may see it
 * @param run who may run it, and see it
 * @param edit who may edit it, run it and see it
 */
public record AccessGroups(List<String> view, List<String> run, List<String> edit) {

  /** None: the roles decide alone. */
  public static final AccessGroups NONE = new AccessGroups(List.of(), List.of(), List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Copies the lists. */
  public AccessGroups {
    view = List.copyOf(view);
    run = List.copyOf(run);
    edit = List.copyOf(edit);
  }

  /** Whether it names no group. */
  public boolean namesNobody() {
    return view.isEmpty() && run.isEmpty() && edit.isEmpty();
  }

  /** Whether the groups of somebody let them do something, as far as that is up to groups. */
  public boolean allow(AccessRight right, Collection<String> groups) {
    return switch (right) {
      case VIEW -> view.isEmpty() || isOneOf(groups, List.of(view, run, edit));
      case RUN ->
          run.isEmpty() ? allow(AccessRight.VIEW, groups) : isOneOf(groups, List.of(run, edit));
      case EDIT -> edit.isEmpty() ? allow(AccessRight.RUN, groups) : isOneOf(groups, List.of(edit));
    };
  }

  private static boolean isOneOf(Collection<String> groups, List<List<String>> named) {
    return named.stream().anyMatch(names -> !Collections.disjoint(names, groups));
  }

  /** All groups that may see it; empty when everybody may. */
  public List<String> viewers() {
    return view.isEmpty()
        ? List.of()
        : Stream.of(view, run, edit).flatMap(List::stream).distinct().sorted().toList();
  }

  /** As it is stored; null for none. */
  public @Nullable String text() {
    if (namesNobody()) {
      return null;
    }
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("lists of texts can always be written", impossible);
    }
  }

  /**
   * Reads what is stored.
   *
   * @param text null for none
   * @throws IllegalArgumentException if the text is none of ours: nobody is let in by a guess
   */
  public static AccessGroups read(@Nullable String text) {
    if (text == null) {
      return NONE;
    }
    try {
      return JSON.readValue(text, AccessGroups.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException("stored groups of a trigger cannot be read", broken);
    }
  }
}
