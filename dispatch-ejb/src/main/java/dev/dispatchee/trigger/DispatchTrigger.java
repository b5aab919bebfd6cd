package dev.dispatchee.trigger;

import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RetryRule;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.schedule.DaylightSavingRule;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
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
  private @Nullable String description;

  @Column(name = "executor_type", updatable = false)
  private String executorType = "";

  @Column(name = "task_settings")
  private String settings = "";

  private boolean active;

  @Column(name = "cron_expression")
  private @Nullable String cronExpression;

  @Column(name = "interval_millis")
  private @Nullable Long intervalMillis;

  @Column(name = "run_once_date")
  private @Nullable Instant runOnceDate;

  @Column(name = "time_zone_id")
  private String timeZoneId = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "daylight_saving_rule")
  private DaylightSavingRule daylightSavingRule = DaylightSavingRule.RUN_ONCE;

  @Column(name = "start_date")
  private @Nullable Instant startDate;

  @Column(name = "end_date")
  private @Nullable Instant endDate;

  @Enumerated(EnumType.STRING)
  @Column(name = "misfire_policy")
  private MisfirePolicy misfirePolicy = MisfirePolicy.FIRE_ONCE;

  @Column(name = "overlap_allowed")
  private boolean overlapAllowed;

  @Enumerated(EnumType.STRING)
  @Column(name = "cluster_mode")
  private DispatchTaskClusterMode clusterMode = DispatchTaskClusterMode.SINGLE_NODE;

  private int priority;

  @Column(name = "timeout_millis")
  private @Nullable Long timeoutMillis;

  @Column(name = "max_attempts")
  private int maxAttempts;

  @Column(name = "retry_delay_millis")
  private long retryDelayMillis;

  @Column(name = "retry_max_delay_millis")
  private long retryMaxDelayMillis;

  @Column(name = "log_retention_millis")
  private long logRetentionMillis;

  @Column(name = "system_trigger")
  private boolean system;

  @ElementCollection(fetch = FetchType.LAZY)
  @CollectionTable(name = "dispatch_trigger_label", joinColumns = @JoinColumn(name = "trigger_id"))
  @OrderColumn(name = "position")
  @Column(name = "label")
  @BatchSize(size = 200)
  private List<String> labels = new ArrayList<>();

  @Column(name = "created_by", updatable = false)
  private String createdBy = "";

  @Column(name = "modified_by")
  private String modifiedBy = "";

  @Column(name = "date_created", updatable = false)
  private Instant dateCreated = Instant.EPOCH;

  @Column(name = "date_modified")
  private Instant dateModified = Instant.EPOCH;

  @Column(name = "next_fire_date", insertable = false, updatable = false)
  private @Nullable Instant nextFireDate;

  @Column(name = "previous_fire_date", insertable = false, updatable = false)
  private @Nullable Instant previousFireDate;

  @Column(name = "newest_log_id", insertable = false, updatable = false)
  private @Nullable Long newestLogId;

  /** For the persistence provider. */
  protected DispatchTrigger() {}

  static DispatchTrigger create(TriggerDefinition definition, String user, Instant now) {
    var trigger = new DispatchTrigger();
    trigger.executorType = definition.executorType();
    trigger.createdBy = user;
    trigger.dateCreated = now;
    trigger.redefine(definition, user, now);
    return trigger;
  }

  /** Takes over a definition, all but the type of the executor. */
  void redefine(TriggerDefinition definition, String user, Instant now) {
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
    redefine(definition.schedule());
    redefine(definition.rules());
    modifiedBy = user;
    dateModified = now;
  }

  private void redefine(ScheduleDefinition schedule) {
    cronExpression = schedule.cronExpression();
    intervalMillis = millis(schedule.interval());
    runOnceDate = schedule.runOnceDate();
    timeZoneId = schedule.timeZoneId();
    daylightSavingRule = schedule.daylightSavingRule();
    startDate = schedule.startDate();
    endDate = schedule.endDate();
  }

  private void redefine(RunRules rules) {
    misfirePolicy = rules.misfirePolicy();
    overlapAllowed = rules.overlapAllowed();
    clusterMode = rules.clusterMode();
    priority = rules.priority();
    timeoutMillis = millis(rules.timeout());
    maxAttempts = rules.retries().maxAttempts();
    retryDelayMillis = rules.retries().delay().toMillis();
    retryMaxDelayMillis = rules.retries().maxDelay().toMillis();
    logRetentionMillis = rules.logRetention().toMillis();
  }

  /** What it says now. */
  TriggerDefinition definition() {
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
        labels);
  }

  ScheduleDefinition schedule() {
    return new ScheduleDefinition(
        cronExpression,
        duration(intervalMillis),
        runOnceDate,
        timeZoneId,
        daylightSavingRule,
        startDate,
        endDate);
  }

  private RunRules rules() {
    return new RunRules(
        misfirePolicy,
        overlapAllowed,
        clusterMode,
        priority,
        duration(timeoutMillis),
        new RetryRule(
            maxAttempts,
            Duration.ofMillis(retryDelayMillis),
            Duration.ofMillis(retryMaxDelayMillis)),
        Duration.ofMillis(logRetentionMillis));
  }

  /** What its runs take from it, with these settings. */
  RunSubject subject(String withSettings) {
    return new RunSubject(triggerId(), name, executorType, withSettings, priority);
  }

  DispatchTriggerId triggerId() {
    return new DispatchTriggerId(Objects.requireNonNull(id));
  }

  String executorType() {
    return executorType;
  }

  String name() {
    return name;
  }

  Map<String, String> settings() {
    return SettingsText.read(settings);
  }

  DispatchTaskClusterMode clusterMode() {
    return clusterMode;
  }

  boolean isSystem() {
    return system;
  }

  long version() {
    return version;
  }

  String createdBy() {
    return createdBy;
  }

  String modifiedBy() {
    return modifiedBy;
  }

  Instant dateCreated() {
    return dateCreated;
  }

  Instant dateModified() {
    return dateModified;
  }

  Optional<Instant> nextFireDate() {
    return Optional.ofNullable(nextFireDate);
  }

  Optional<Instant> previousFireDate() {
    return Optional.ofNullable(previousFireDate);
  }

  private static @Nullable Long millis(@Nullable Duration duration) {
    return duration == null ? null : duration.toMillis();
  }

  private static @Nullable Duration duration(@Nullable Long millis) {
    return millis == null ? null : Duration.ofMillis(millis);
  }
}
