// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Given;
import dev.dispatchee.it.server.SharedServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Clients that change, run and delete the same few triggers. A trigger's description is a number;
 * who changes it under If-Match adds one, so what was lost would be missing at the end.
 */
public final class ManyClients {

  private static final Set<Integer> EXPECTED = Set.of(200, 201, 202, 204, 404, 409, 412);

  private final Given given;
  private final Api api;
  private final AtomicLongArray triggers;
  private final Map<Long, AtomicLong> added = new ConcurrentHashMap<>();
  private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();

  private ManyClients(Given given, int triggers) {
    this.given = given;
    this.api = given.admin();
    this.triggers = new AtomicLongArray(triggers);
    for (int i = 0; i < triggers; i++) {
      create(i);
    }
  }

  /**
   * Has so many clients at work on the shared server for a while; fails when an update was lost, or
   * when the server met a deadlock or another failure.
   */
  public static void letThemWork(Given given, int triggers, int clients, Duration duration) {
    var log = SharedServer.log();
    long mark = log.mark();
    var many = new ManyClients(given, triggers);

    many.work(clients, duration);

    many.checkThatNothingWasLost();
    assertThat(many.answers(200)).isPositive();
    assertThat(many.answers(412)).as("they met").isPositive();
    assertThat(log.since(mark))
        .noneMatch(line -> line.toLowerCase(Locale.ROOT).contains("deadlock"))
        .noneMatch(line -> line.contains(" ERROR "))
        .noneMatch(line -> line.contains("SqlExceptionHelper"));
  }

  private void work(int clients, Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    AtOnce.call(
        clients,
        client -> {
          while (System.nanoTime() < end) {
            act(ThreadLocalRandom.current().nextInt(100));
          }
          return true;
        });
  }

  private long answers(int status) {
    return statuses.getOrDefault(status, new AtomicLong()).get();
  }

  // Fails when a change that was answered with 200 is missing.
  private void checkThatNothingWasLost() {
    for (int i = 0; i < triggers.length(); i++) {
      long id = triggers.get(i);
      var description = api.get("triggers/" + id).mustBe(200).json().path("description").asLong();
      assertThat(description).as("trigger " + id).isEqualTo(added.get(id).get());
    }
  }

  private void act(int dice) {
    int place = ThreadLocalRandom.current().nextInt(triggers.length());
    long id = triggers.get(place);
    if (dice < 55) {
      addOne(id);
    } else if (dice < 70) {
      noted(api.patch("triggers/" + id, Map.of("priority", dice % 10)));
    } else if (dice < 95) {
      noted(api.post("triggers/" + id + "/run"));
    } else if (noted(api.delete("triggers/" + id)).status() == 204) {
      create(place);
    }
  }

  private void addOne(long id) {
    var read = noted(api.get("triggers/" + id));
    if (read.status() != 200) {
      return;
    }
    long next = read.json().path("description").asLong() + 1;
    var changed =
        noted(
            api.with("If-Match", read.header("ETag"))
                .patch("triggers/" + id, Map.of("description", Long.toString(next))));
    if (changed.status() == 200) {
      added.get(id).incrementAndGet();
    }
  }

  private void create(int place) {
    var created = given.aTrigger().with("description", "0").with("labels", List.of("many")).json();
    var answer = noted(api.post("triggers", created)).mustBe(201);
    long id = answer.json().path("id").asLong();
    added.put(id, new AtomicLong());
    triggers.set(place, id);
    synchronized (given) {
      given.willRemove(answer);
    }
  }

  private Answer noted(Answer answer) {
    assertThat(EXPECTED).as(answer.toString()).contains(answer.status());
    statuses.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
    return answer;
  }
}
