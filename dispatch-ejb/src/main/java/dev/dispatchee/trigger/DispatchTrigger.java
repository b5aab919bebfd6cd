// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/**
 * A task and when it runs: the entity behind a {@link TriggerDefinition}.
 *
 * <p>Its version counts changes of the definition. What the engine notes at each fire is written by
 * statements that leave the version alone, so those columns are never updated from here.
 */
@Entity
@Table(name = "dispatch_trigger")
public class DispatchTrigger {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "dispatch_trigger_seq")
  @SequenceGenerator(
      name = "dispatch_trigger_seq",
      sequenceName = "dispatch_trigger_seq",
      allocationSize = 1)
  private @Nullable Long id;

  @Version private long version;

  @Column(name = "external_reference_code")
  private String externalReferenceCode = "";

  private String name = "";

  // Told by the database; searched in.
  @SuppressWarnings("UnusedVariable")
  @Column(name = "search_name", insertable = false, updatable = false)
  private String searchName = "";

  private @Nullable String description;

  @Column(name = "executor_type", updatable = false)
  private String executorType = "";

  @Column(name = "task_settings")
  private String settings = "";

  private boolean active;

  @Embedded private @Nullable ScheduleDefinition schedule;
  @Embedded private @Nullable RunRules rules;

  @Column(name = "system_trigger")
  private boolean system;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "dispatch_trigger_label", joinColumns = @JoinColumn(name = "trigger_id"))
  @OrderColumn(name = "position")
  @Column(name = "label")
  @BatchSize(size = 200)
  private List<String> labels = new ArrayList<>();

  @Column(name = "access_groups")
  private @Nullable String access;

  @Column(name = "created_by", updatable = false)
  private String createdBy = "";

  @Column(name = "modified_by")
  private String modifiedBy = "";

  @Column(name = "date_created", updatable = false)
  private Instant dateCreated = Instant.EPOCH;

  @Column(name = "date_modified")
  private Instant dateModified = Instant.EPOCH;

  @Column(name = "anchor_date", insertable = false, updatable = false)
  private @Nullable Instant anchor;

  @Column(name = "next_fire_date", insertable = false, updatable = false)
  private @Nullable Instant nextFireDate;

  @Column(name = "previous_fire_date", insertable = false, updatable = false)
  private @Nullable Instant previousFireDate;

  @Column(name = "newest_log_id", insertable = false, updatable = false)
  private @Nullable Long newestLogId;

  /** For the persistence provider. */
  protected DispatchTrigger() {}

  public static DispatchTrigger create(TriggerDefinition definition, String user, Instant now) {
    var trigger = new DispatchTrigger();
    trigger.executorType = definition.executorType();
    trigger.createdBy = user;
    trigger.dateCreated = now;
    trigger.redefine(definition, user, now);
    return trigger;
  }

  /** Takes over a definition, all but the type of the executor. */
  public void redefine(TriggerDefinition definition, String user, Instant now) {
    externalReferenceCode = definition.externalReferenceCode();
    name = definition.name();
    description = definition.description();
    settings = SettingsText.write(definition.settings());
    active = definition.active();
    system = definition.system();
    if (!labels.equals(definition.labels())) {
      labels.clear();
      labels.addAll(definition.labels());
    }
    access = definition.access().text();
    schedule = definition.schedule();
    rules = definition.rules();
    modifiedBy = user;
    dateModified = now;
  }

  /** What it says now. */
  public TriggerDefinition definition() {
    return new TriggerDefinition(
        externalReferenceCode,
        name,
        description,
        executorType,
        settings(),
        active,
        schedule(),
        rules(),
        system,
        labels,
        access());
  }

  public ScheduleDefinition schedule() {
    return Objects.requireNonNull(schedule);
  }

  /** Where an interval without a start counts from, once it has been activated. */
  public Optional<Instant> anchor() {
    return Optional.ofNullable(anchor);
  }

  private RunRules rules() {
    return Objects.requireNonNull(rules);
  }

  /** What its runs take from it, with these settings. */
  public RunSubject subject(String withSettings) {
    return new RunSubject(
        triggerId(),
        name,
        executorType,
        withSettings,
        rules().priority(),
        rules().starts().gate(triggerId()));
  }

  public DispatchTriggerId triggerId() {
    return new DispatchTriggerId(Objects.requireNonNull(id));
  }

  public String executorType() {
    return executorType;
  }

  public String name() {
    return name;
  }

  public Map<String, String> settings() {
    return SettingsText.read(settings);
  }

  /** The groups that may see, run and edit it. */
  public AccessGroups access() {
    return AccessGroups.read(access);
  }

  public DispatchTaskClusterMode clusterMode() {
    return rules().clusterMode();
  }

  public boolean isSystem() {
    return system;
  }

  public long version() {
    return version;
  }

  public String createdBy() {
    return createdBy;
  }

  public String modifiedBy() {
    return modifiedBy;
  }

  public Instant dateCreated() {
    return dateCreated;
  }

  public Instant dateModified() {
    return dateModified;
  }

  public Optional<Instant> nextFireDate() {
    return Optional.ofNullable(nextFireDate);
  }

  public Optional<Instant> previousFireDate() {
    return Optional.ofNullable(previousFireDate);
  }
}
