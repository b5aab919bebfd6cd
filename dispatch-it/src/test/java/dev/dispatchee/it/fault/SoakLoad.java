// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.client.TriggerDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Uses a server as many would: triggers of all kinds that fire by themselves, and one request after
 * the other that runs, changes, makes or deletes one. For one thread.
 */
final class SoakLoad {

  private static final int MOST_OF_ONES_OWN = 12;
  private static final List<String> POLICIES = List.of("FIRE_ONCE", "SKIP", "FIRE_ALL");

  private final WitnessedServer server;
  private final Random random;
  private final List<Trigger> lasting = new ArrayList<>();
  private final List<Trigger> changing = new ArrayList<>();
  private int number;

  SoakLoad(WitnessedServer server, Random random) {
    this.server = server;
    this.random = random;
  }

  /** Makes the triggers that stay as they are. */
  void begin() {
    lasting(everySecond("overlaps").withSetting("millis", "20").withOverlap());
    lasting(everySecond("takes longer than its interval").withSetting("millis", "1500"));
    lasting(
        everySecond("fails at first")
            .withSetting("millis", "100")
            .withSetting("failures", "1")
            .withAttempts(3, Duration.ofSeconds(1)));
    lasting(
        everySecond("always fails")
            .withSetting("failures", "9")
            .withAttempts(2, Duration.ofSeconds(1))
            .withOverlap());
    lasting(
        aTrigger("runs out of time")
            .withCron("*/2 * * * * ?")
            .withSetting("millis", "30000")
            .withTimeout(Duration.ofSeconds(1))
            .withAttempts(2, Duration.ofSeconds(1))
            .withOverlap());
    lasting(everySecond("catches up").with("misfirePolicy", "FIRE_ALL").withOverlap());
    lasting(everySecond("skips").with("misfirePolicy", "SKIP"));
    lasting(
        aTrigger("on all nodes")
            .withCron("*/5 * * * * ?")
            .with("dispatchTaskClusterMode", "ALL_NODES"));
    lasting(
        aTrigger("in a phase of its own")
            .every(Duration.ofSeconds(3))
            .startingAt(Instant.now().minusMillis(5_555)));
    lasting(aTrigger("by hand").withSetting("millis", "400"));
    lasting(aTrigger("by hand, with overlap").withSetting("millis", "50").withOverlap());
  }

  /** Makes so many short ones more that fire every second. */
  void beginToFireEverySecond(int triggers) {
    for (int i = 0; i < triggers; i++) {
      lasting(everySecond("one of many").withSetting("millis", "20").withOverlap());
    }
  }

  /** Sends one request, of any kind. */
  void act() {
    int dice = random.nextInt(100);
    if (dice < 60) {
      server.run(one(random.nextInt(4) == 0 && !changing.isEmpty() ? changing : lasting));
    } else if (dice < 85 && !changing.isEmpty()) {
      server.change(one(changing), "change " + number++, anyChange());
    } else if (dice < 93 && changing.size() < MOST_OF_ONES_OWN) {
      server.create(anyTrigger()).ifPresent(changing::add);
    } else if (!changing.isEmpty()) {
      var trigger = one(changing);
      if (server.delete(trigger)) {
        changing.remove(trigger);
      }
    }
  }

  private void lasting(TriggerDraft draft) {
    lasting.add(server.create(draft).orElseThrow());
  }

  private Trigger one(List<Trigger> triggers) {
    return triggers.get(random.nextInt(triggers.size()));
  }

  private TriggerDraft aTrigger(String name) {
    return server.aTrigger("%s %d".formatted(name, number++));
  }

  private TriggerDraft everySecond(String name) {
    return aTrigger(name).withCron("*/1 * * * * ?");
  }

  private TriggerDraft anyTrigger() {
    var draft =
        aTrigger("comes and goes")
            .withSetting("millis", Integer.toString(random.nextInt(1_500)))
            .with("overlapAllowed", random.nextBoolean())
            .with("misfirePolicy", POLICIES.get(random.nextInt(POLICIES.size())));
    switch (random.nextInt(4)) {
      case 0 -> draft.with("runOnceDate", soon()).with("active", true);
      case 1 ->
          draft.withCron("*/1 * * * * ?").with("endDate", Instant.now().plusSeconds(20).toString());
      case 2 -> draft.every(Duration.ofSeconds(1 + random.nextInt(4)));
      default -> draft.withCron(anyCron());
    }
    return draft;
  }

  private Map<String, Object> anyChange() {
    return switch (random.nextInt(5)) {
      case 0 -> Map.of("priority", random.nextInt(10));
      case 1 -> Map.of("active", random.nextBoolean());
      case 2 -> schedule(anyCron(), null, null);
      case 3 -> schedule(null, "PT%dS".formatted(1 + random.nextInt(4)), null);
      default -> schedule(null, null, soon());
    };
  }

  private String anyCron() {
    return "*/%s * * * * ?".formatted(List.of("1", "2", "5").get(random.nextInt(3)));
  }

  private static String soon() {
    return Instant.now().plusMillis(2_345).toString();
  }

  private static Map<String, Object> schedule(
      @Nullable String cron, @Nullable String interval, @Nullable String once) {
    var fields = new HashMap<String, Object>();
    fields.put("cronExpression", cron);
    fields.put("interval", interval);
    fields.put("runOnceDate", once);
    fields.put("endDate", null);
    fields.put("active", true);
    return fields;
  }
}
