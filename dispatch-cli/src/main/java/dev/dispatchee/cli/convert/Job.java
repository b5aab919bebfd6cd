// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.cli.convert.fires.Comparison;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A job of the other scheduler on its way to a trigger: the fields that it has by now, and what is
 * told of it.
 */
public final class Job {

  private static final int LONGEST_DESCRIPTION = 4_000;

  private final String place;
  private final String code;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, Object> overrides = new LinkedHashMap<>();
  private final List<Remark> remarks = new ArrayList<>();
  private final Set<Topic> accepted = EnumSet.noneOf(Topic.class);
  private final boolean activates;
  private @Nullable Comparison comparison;
  private boolean wasActive = true;

  Job(String place, String code, String name, boolean activates) {
    this.place = place;
    this.code = code;
    this.activates = activates;
    fields.put("externalReferenceCode", code);
    fields.put("name", name);
  }

  /** Where it stands in its source. */
  public String place() {
    return place;
  }

  /** The external reference code of the trigger. */
  public String code() {
    return code;
  }

  /** Tells what is the same here. */
  public void maps(Topic topic, String text) {
    remarks.add(new Remark(Verdict.MAPS, topic, text));
  }

  /** Tells what is not the same here. */
  public void differs(Topic topic, String text) {
    remarks.add(new Remark(Verdict.DIFFERS, topic, text));
  }

  /** Tells what is not brought in. */
  public void cannot(Topic topic, String text) {
    remarks.add(new Remark(Verdict.CANNOT, topic, text));
  }

  /** Sets a field of the trigger. */
  public void set(String field, Object value) {
    fields.put(field, value);
  }

  /** Sets what people read of it; blank text is none. */
  public void describe(String text) {
    var description = text.strip();
    if (description.length() > LONGEST_DESCRIPTION) {
      differs(
          Topic.NAME,
          "the description has %d characters, the first %d are taken"
              .formatted(description.length(), LONGEST_DESCRIPTION - 1));
      description = description.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
    if (!description.isEmpty()) {
      set("description", description);
    }
  }

  /** Says that it was switched off. */
  public void wasInactive() {
    wasActive = false;
  }

  /** What the map file says counts before what was converted. */
  void override(Map<String, Object> trigger, Set<Topic> accepts) {
    overrides.putAll(trigger);
    accepted.addAll(accepts);
  }

  /** How its fires compare, once that is known. */
  public void compared(Comparison known) {
    comparison = known;
  }

  /** How its fires compare; empty if the rules of the other are not known. */
  public Optional<Comparison> comparison() {
    return Optional.ofNullable(comparison);
  }

  /** All that is told of it, in the order in which it was found. */
  public List<Remark> remarks() {
    return remarks.stream()
        .map(
            remark ->
                remark.verdict() == Verdict.DIFFERS && accepted.contains(remark.topic())
                    ? remark.accepted()
                    : remark)
        .toList();
  }

  /** The worst of it. */
  public Verdict verdict() {
    return remarks().stream().map(Remark::verdict).reduce(Verdict.MAPS, Verdict::and);
  }

  /** Whether the file of definitions has it: without an executor there is no trigger. */
  public boolean isWritten() {
    return fields.containsKey("dispatchTaskExecutorType");
  }

  /** Its trigger, as a file of definitions has it. */
  public Map<String, Object> definition() {
    var definition = new LinkedHashMap<>(fields);
    definition.putAll(overrides);
    if (activates) {
      definition.put("active", wasActive && verdict() != Verdict.CANNOT);
    }
    return definition;
  }
}
