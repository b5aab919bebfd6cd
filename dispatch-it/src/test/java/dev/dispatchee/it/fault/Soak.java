// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Load for a time, and one misfortune after another, with rests in between; then the account.
 *
 * @param server what is used, and settles the account
 * @param length for how long misfortunes come
 * @param seed decides what is asked for and what happens when
 * @param more how many triggers fire every second besides those of the usual load
 */
record Soak(WitnessedServer server, Duration length, long seed, int more) {

  private static final long BETWEEN_REQUESTS_MILLIS = 100;
  private static final int SHORTEST_REST_MILLIS = 5_000;
  private static final int LONGEST_REST_MILLIS = 15_000;

  Soak(WitnessedServer server, Duration length, long seed) {
    this(server, length, seed, 0);
  }

  /** A soak whose length and seed may be given as properties; it prints them. */
  static Soak of(WitnessedServer server, String lengthProperty, String defaultLength) {
    var length = Duration.parse(System.getProperty(lengthProperty, defaultLength));
    System.out.printf("for %s%n", length);
    return new Soak(server, length, givenSeed());
  }

  /** One that takes as long as the steps it goes through. */
  static Soak ofSteps(WitnessedServer server) {
    return new Soak(server, Duration.ZERO, givenSeed());
  }

  private static long givenSeed() {
    long seed = Long.getLong("dispatch.it.soak.seed", new Random().nextInt(1_000_000));
    System.out.printf("-Ddispatch.it.soak.seed=%d%n", seed);
    return seed;
  }

  /** The same with so many triggers more that fire every second. */
  Soak withMore(int triggers) {
    return new Soak(server, length, seed, triggers);
  }

  /**
   * Bears all kinds of misfortunes, in any order and again and again.
   *
   * @param befall has one happen, and waits until it is over
   */
  <M> void bear(List<M> kinds, Consumer<M> befall) throws InterruptedException, ExecutionException {
    underLoad(requests -> haveMisfortunes(kinds, befall, requests, new Random(seed)));
  }

  /**
   * Goes through some steps, each once and in their order.
   *
   * @param befall has one happen, and waits until it is over
   */
  <M> void goThrough(List<M> steps, Consumer<M> befall)
      throws InterruptedException, ExecutionException {
    var random = new Random(seed);
    underLoad(
        requests -> {
          for (var step : steps) {
            rest(requests, random);
            System.out.println(Instant.now() + " " + step);
            befall.accept(step);
          }
          rest(requests, random);
        });
  }

  private interface Course {
    void take(Future<?> requests) throws InterruptedException, ExecutionException;
  }

  private void underLoad(Course course) throws InterruptedException, ExecutionException {
    var load = new SoakLoad(server, new Random(seed));
    load.begin();
    load.beginToFireEverySecond(more);
    var users = Executors.newSingleThreadScheduledExecutor();
    try {
      var requests =
          users.scheduleWithFixedDelay(
              load::act, 0, BETWEEN_REQUESTS_MILLIS, TimeUnit.MILLISECONDS);
      course.take(requests);
    } finally {
      users.shutdown();
      users.awaitTermination(1, TimeUnit.MINUTES);
    }
    var account = server.settle();
    System.out.println(account);
    account.mustBeSound();
  }

  private <M> void haveMisfortunes(
      List<M> kinds, Consumer<M> befall, Future<?> requests, Random random)
      throws InterruptedException, ExecutionException {
    var start = Instant.now();
    var coming = new ArrayDeque<M>();
    while (rest(requests, random) && Duration.between(start, Instant.now()).compareTo(length) < 0) {
      if (coming.isEmpty()) {
        // Each kind has its turn, so that no run goes without one.
        var all = new ArrayList<>(kinds);
        Collections.shuffle(all, random);
        coming.addAll(all);
      }
      var misfortune = coming.pop();
      System.out.println(Instant.now() + " " + misfortune);
      befall.accept(misfortune);
    }
  }

  // Ends at once, in an exception, when no more requests are sent.
  private static boolean rest(Future<?> requests, Random random)
      throws InterruptedException, ExecutionException {
    try {
      requests.get(
          random.nextInt(SHORTEST_REST_MILLIS, LONGEST_REST_MILLIS), TimeUnit.MILLISECONDS);
      throw new IllegalStateException("the load has ended");
    } catch (TimeoutException rested) {
      return true;
    }
  }
}
