// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Has several callers do something at the same moment. */
public final class AtOnce {

  private static final long LONGEST_SECONDS = 180;

  private AtOnce() {}

  /** What each of so many callers got; fails when one of them fails. */
  public static <T> List<T> call(int callers, IntFunction<T> attempt) {
    var start = new CyclicBarrier(callers);
    var threads = Executors.newFixedThreadPool(callers);
    try {
      var calls = new ArrayList<Callable<T>>();
      for (int i = 0; i < callers; i++) {
        int caller = i;
        calls.add(
            () -> {
              start.await();
              return attempt.apply(caller);
            });
      }
      var answers = new ArrayList<T>();
      for (var answer : threads.invokeAll(calls, LONGEST_SECONDS, TimeUnit.SECONDS)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
