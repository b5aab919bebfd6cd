// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes triggers of the jobs and triggers of Quartz. */
final class QuartzConverter {

  private static final int LOWEST = 1;
  private static final int HIGHEST = 10;

  private final Conversion conversion;

  QuartzConverter(Conversion conversion) {
    this.conversion = conversion;
  }

  /** Converts all; each trigger becomes one of ours, and so does each job without any. */
  void convert(List<QuartzJob> jobs, List<QuartzTrigger> triggers) {
    var byKey = new LinkedHashMap<Key, QuartzJob>();
    jobs.forEach(job -> byKey.putIfAbsent(job.key(), job));
    var fired = new LinkedHashMap<>(byKey);
    for (var trigger : triggers) {
      convert(trigger, Optional.ofNullable(byKey.get(trigger.job())));
      fired.remove(trigger.job());
    }
    fired.values().forEach(this::convertWithoutTrigger);
  }

  private void convert(QuartzTrigger trigger, Optional<QuartzJob> of) {
    var name = trigger.key().toString();
    var job = conversion.job(trigger.place(), name, name);
    if (of.isEmpty()) {
      job.cannot(
          Topic.EXECUTOR,
          "the source has no job '%s', so that there is no trigger".formatted(trigger.job()));
      return;
    }
    job.describe(trigger.description().isEmpty() ? of.get().description() : trigger.description());
    trigger.faults().forEach(fault -> job.cannot(Topic.SCHEDULE, fault));
    new QuartzSchedule(job, trigger, conversion.options()).convert();
    calendar(job, trigger);
    priority(job, trigger.priority());
    rules(job, of.get());
    if (trigger.isPaused()) {
      job.wasInactive();
      job.maps(Topic.STATE, "it is paused");
    }
    trigger.data().faults().forEach(fault -> job.cannot(Topic.DATA, fault));
    work(job, of.get(), trigger.data().values());
  }

  private void convertWithoutTrigger(QuartzJob of) {
    var name = of.key().toString();
    var job = conversion.job(of.place(), name, name);
    job.describe(of.description());
    job.wasInactive();
    if (of.durable()) {
      job.maps(Topic.SCHEDULE, "it has no trigger: it is started by hand, here as there");
    } else {
      job.differs(Topic.SCHEDULE, "it has no trigger and is not durable: Quartz does not keep it");
    }
    rules(job, of);
    work(job, of, Map.of());
  }

  private void work(Job job, QuartzJob of, Map<String, String> data) {
    of.data().faults().forEach(fault -> job.cannot(Topic.DATA, fault));
    var all = new LinkedHashMap<>(of.data().values());
    all.putAll(data);
    conversion.give(
        job,
        new Work(
            of.jobClass(),
            all,
            Map.of(
                "job.class", of.jobClass(),
                "job.name", of.key().name(),
                "job.group", of.key().group())));
  }

  private static void calendar(Job job, QuartzTrigger trigger) {
    if (!trigger.calendar().isEmpty()) {
      job.cannot(
          Topic.CALENDAR,
          "the calendar '%s', which leaves times out, is an object of Java"
              .formatted(trigger.calendar()));
    }
  }

  // Theirs is 5 if nobody says otherwise, and ours is 4: so the order stays, from 1 to 10.
  private static void priority(Job job, long theirs) {
    long within = Math.max(LOWEST, Math.min(theirs, HIGHEST));
    int ours = (int) within - 1;
    if (within != theirs) {
      job.differs(
          Topic.PRIORITY,
          "%d -> %d; beyond %d to %d they are alike here".formatted(theirs, ours, LOWEST, HIGHEST));
    } else if (theirs != QuartzTrigger.NORMAL_PRIORITY) {
      job.maps(Topic.PRIORITY, "%d -> %d".formatted(theirs, ours));
    }
    if (theirs != QuartzTrigger.NORMAL_PRIORITY) {
      job.set("priority", ours);
    }
  }

  private static void rules(Job job, QuartzJob of) {
    if (of.recovers()) {
      job.set("requestsRecovery", true);
      job.maps(Topic.RECOVERY, "requests recovery -> requestsRecovery");
    }
    var concurrent = of.concurrent();
    if (concurrent.isEmpty()) {
      job.set("overlapAllowed", true);
      job.differs(
          Topic.OVERLAP,
          "whether the class has @DisallowConcurrentExecution is not in the source;"
              + " overlapAllowed: true is taken, the map file may say otherwise");
    } else if (concurrent.get()) {
      job.set("overlapAllowed", true);
      job.maps(Topic.OVERLAP, "runs may be in progress together");
    } else {
      job.set("overlapAllowed", false);
      job.differs(
          Topic.OVERLAP,
          "@DisallowConcurrentExecution: a fire waits for the run before there; here, a run that"
              + " falls into another is logged as CANCELED, OVERLAP. There it holds for all triggers"
              + " of the job together, here for each");
    }
  }
}
