// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert;

import java.util.Collection;
import java.util.List;

/**
 * Which triggers a rule is about: those that are named, and those with one of the labels; all, if
 * there is neither. A trigger that is gone is no fault: the rule is about one less.
 *
 * @param triggerIds the triggers, by their ids
 * @param labels the labels
 */
public record AlertScope(List<Long> triggerIds, List<String> labels) {

  /** All triggers. */
  public static final AlertScope ALL = new AlertScope(List.of(), List.of());

  /** Copies both. */
  public AlertScope {
    triggerIds = List.copyOf(triggerIds);
    labels = List.copyOf(labels);
  }

  /** Whether it is about all triggers. */
  public boolean isAll() {
    return triggerIds.isEmpty() && labels.isEmpty();
  }

  /** Whether it is about a trigger whatever labels that has. */
  public boolean names(long trigger) {
    return isAll() || triggerIds.contains(trigger);
  }

  /** Whether it is about a trigger that has these labels. */
  public boolean includes(long trigger, Collection<String> itsLabels) {
    return names(trigger) || labels.stream().anyMatch(itsLabels::contains);
  }
}
