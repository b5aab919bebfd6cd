// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.liferay;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.JobSchedule;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Work;
import dev.dispatchee.cli.convert.Zones;
import dev.dispatchee.cli.convert.fires.QuartzFires;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes triggers of those of Liferay Dispatch. */
final class LiferayConverter {

  private static final String ENGINE = "Liferay (Quartz)";
  private static final String TALEND = "talend";
  private static final int ALL_NODES = 1;

  private final Conversion conversion;

  LiferayConverter(Conversion conversion) {
    this.conversion = conversion;
  }

  void convert(LiferayTrigger trigger) {
    var code =
        trigger.externalReferenceCode().isEmpty()
            ? "liferay-" + trigger.id()
            : trigger.externalReferenceCode();
    var job = conversion.job(trigger.place(), code, trigger.name());
    trigger.faults().forEach(fault -> job.cannot(Topic.DATA, fault));
    schedule(job, trigger);
    job.set("overlapAllowed", trigger.overlapAllowed());
    job.maps(
        Topic.OVERLAP,
        trigger.overlapAllowed()
            ? "runs may be in progress together"
            : "a run that falls into another is logged as CANCELED, here as there");
    nodes(job, trigger);
    system(job, trigger);
    if (trigger.type().equals(TALEND)) {
      job.cannot(
          Topic.FILE,
          "its archive is a document of Liferay with the title %d; put it with PUT /triggers/ID/file"
                  .formatted(trigger.id())
              + " before the trigger is activated");
    }
    conversion.give(
        job,
        new Work(
            trigger.type(),
            trigger.settings(),
            Map.of(
                "type", trigger.type(),
                "name", trigger.name(),
                "id", Long.toString(trigger.id()),
                "companyId", Long.toString(trigger.company()))));
  }

  private void schedule(Job job, LiferayTrigger trigger) {
    if (!trigger.active()) {
      job.wasInactive();
      job.maps(Topic.STATE, "it is not active");
    }
    if (trigger.cron().isEmpty()) {
      job.maps(Topic.SCHEDULE, "it was never scheduled");
      return;
    }
    var zone = Zones.of(job, trigger.zone(), conversion.options());
    var schedule = new JobSchedule(job, conversion.options());
    schedule.cron(
        trigger.cron(), trigger.cron().strip(), zone, QuartzFires.of(ENGINE, trigger.cron(), zone));
    schedule.window(later(trigger.start()), trigger.end());
  }

  private @Nullable Instant later(@Nullable Instant start) {
    return start != null && start.isAfter(conversion.options().after()) ? start : null;
  }

  private static void nodes(Job job, LiferayTrigger trigger) {
    boolean isPersisted = trigger.clusterMode() == 0 || trigger.clusterMode() == 2;
    if (trigger.clusterMode() == ALL_NODES) {
      job.set("dispatchTaskClusterMode", "ALL_NODES");
      job.maps(Topic.NODES, "mode 1 -> ALL_NODES");
      if (!trigger.overlapAllowed()) {
        job.differs(
            Topic.OVERLAP,
            "without overlap the first node's run keeps the others' back there; here each node has its"
                + " own");
      }
    } else if (isPersisted || trigger.clusterMode() == 3) {
      job.maps(Topic.NODES, "mode %d -> SINGLE_NODE".formatted(trigger.clusterMode()));
    } else {
      job.cannot(Topic.NODES, "found mode %d, allowed: 0 to 3".formatted(trigger.clusterMode()));
    }
    var policy = isPersisted ? "FIRE_ONCE" : "SKIP";
    job.set("misfirePolicy", policy);
    job.maps(
        Topic.MISFIRE,
        (isPersisted ? "kept in the store of Quartz -> " : "kept in memory -> ") + policy);
  }

  private static void system(Job job, LiferayTrigger trigger) {
    if (trigger.system()) {
      job.set("system", true);
      job.maps(Topic.STATE, "system: it cannot be deleted; only administrators may apply it");
    }
  }
}
