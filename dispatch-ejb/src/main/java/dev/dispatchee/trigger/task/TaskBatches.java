// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.task;

import dev.dispatchee.access.AccessGroups;
import dev.dispatchee.access.AccessRight;
import dev.dispatchee.api.discovery.TaskRequest;
import dev.dispatchee.audit.AuditedEntity;
import dev.dispatchee.database.Database;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.RunSubject;
import dev.dispatchee.log.SettingsText;
import dev.dispatchee.log.queue.NewRun;
import dev.dispatchee.log.queue.RunInserts;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.Nodes;
import dev.dispatchee.problem.NotFoundException;
import dev.dispatchee.registry.ExecutorCatalog;
import dev.dispatchee.trigger.DispatchTaskClusterMode;
import dev.dispatchee.trigger.DispatchTrigger;
import dev.dispatchee.trigger.Triggers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes promises of what may be handed over. Must be called with no transaction open. Safe for
 * several threads.
 */
@Singleton
class TaskBatches {

  private final TaskPreparation preparation;
  private final TaskTriggers taskTriggers;
  private final Triggers triggers;
  private final ExecutorCatalog executors;
  private final RunInserts inserts;
  private final Nodes nodes;
  private final Node node;
  private final Database database;

  @Inject
  TaskBatches(
      TaskPreparation preparation,
      TaskTriggers taskTriggers,
      Triggers triggers,
      ExecutorCatalog executors,
      RunInserts inserts,
      Nodes nodes,
      Node node,
      Database database) {
    this.preparation = preparation;
    this.taskTriggers = taskTriggers;
    this.triggers = triggers;
    this.executors = executors;
    this.inserts = inserts;
    this.nodes = nodes;
    this.node = node;
    this.database = database;
  }

  /** Whether nobody but administrators may write the settings of an executor. */
  boolean isRestricted(String executorType) {
    return preparation.isRestricted(executorType);
  }

  /**
   * What a run of an executor is to be.
   *
   * @throws dev.dispatchee.problem.ValidationException naming what is wrong
   */
  RunSubject subject(String executorType, Map<String, String> settings, String user) {
    preparation.check(preparation.executor(executorType), List.of(settings));
    return with(taskTriggers.of(executorType, user), settings);
  }

  /** The groups that the trigger names whose runs are the tasks of an executor. */
  AccessGroups accessOf(String executorType, String user) {
    preparation.executor(executorType);
    return taskTriggers.accessOf(executorType, user);
  }

  /**
   * Runs of an executor.
   *
   * @throws dev.dispatchee.problem.ValidationException naming what is wrong
   */
  TaskBatch ofType(TaskRequest request, String user, @Nullable String deployment) {
    var executor = preparation.executor(request.type());
    preparation.check(executor, request.settings());
    var at = preparation.due(request.at());
    if (deployment != null) {
      DeploymentAccess.checkRun(deployment, accessOf(request.type(), user));
    }
    var subject = taskTriggers.of(request.type(), user);
    var ids = reserve(request.settings().size());
    var runs = new ArrayList<TaskRun>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      var own = with(subject, request.settings().get(i));
      runs.add(run(ids.get(i), own, at, Node.ANY, user));
    }
    return new TaskBatch(subject, runs, at, user, deployment);
  }

  /**
   * The trigger that other systems know by a code, for a deployment that may run it.
   *
   * @throws NotFoundException if there is none, or the deployment may not see it
   * @throws dev.dispatchee.problem.ForbiddenException if it may not run it
   */
  DispatchTrigger trigger(String referenceCode, String deployment) {
    var trigger = seen(referenceCode, deployment);
    DeploymentAccess.checkRun(deployment, trigger.access());
    return trigger;
  }

  private DispatchTrigger seen(String referenceCode, String deployment) {
    return triggers
        .idOfCode(referenceCode)
        .flatMap(triggers::find)
        .filter(found -> DeploymentAccess.isLet(deployment, AccessRight.VIEW, found.access()))
        .orElseThrow(
            () ->
                new NotFoundException(
                    AuditedEntity.TRIGGER,
                    "with external reference code '%s'".formatted(referenceCode)));
  }

  /**
   * A run of a trigger; on all nodes, that of this one first.
   *
   * @param settings put over its own
   * @throws dev.dispatchee.problem.ValidationException naming what is wrong
   */
  TaskBatch ofTrigger(
      DispatchTrigger trigger,
      Map<String, String> settings,
      String user,
      @Nullable String deployment) {
    var all = new HashMap<>(trigger.settings());
    if (!settings.isEmpty()) {
      all.putAll(settings);
      preparation.check(executors.find(trigger.executorType()).orElse(null), List.of(all));
    }
    var subject = trigger.subject(SettingsText.write(all));
    var targets = targets(trigger);
    var ids = reserve(targets.size());
    var runs = new ArrayList<TaskRun>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      runs.add(run(ids.get(i), subject, null, targets.get(i), user));
    }
    return new TaskBatch(subject, runs, null, user, deployment);
  }

  private static TaskRun run(
      DispatchLogId id, RunSubject subject, @Nullable Instant at, String target, String user) {
    return new TaskRun(
        id, now -> NewRun.enqueued(subject, at == null ? now : at, target, true, user));
  }

  private static RunSubject with(RunSubject subject, Map<String, String> settings) {
    return subject.withSettings(SettingsText.write(settings));
  }

  private List<DispatchLogId> reserve(int count) {
    return database.withConnection(connection -> inserts.reserve(connection, count));
  }

  private List<String> targets(DispatchTrigger trigger) {
    if (trigger.clusterMode() == DispatchTaskClusterMode.SINGLE_NODE) {
      return List.of(Node.ANY);
    }
    return database.withConnection(nodes::addressees).of(trigger.executorType()).stream()
        .sorted(Comparator.comparing(name -> !name.equals(node.name())))
        .toList();
  }
}
