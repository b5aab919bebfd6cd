// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.task;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hands work over to executors. A bean of any deployment that sees this library can have it
 * injected; it may be used by several threads.
 *
 * <p><b>Transactions.</b> In a transaction of the server, of whichever kind, what is handed over
 * exists when that has committed, and never if it is rolled back. If the transaction can take the
 * database of Dispatch EE in, which is so unless it uses another resource without XA, both are
 * committed together or not at all. Else the work is stored right after the commit, and is lost if
 * the server dies in between. Without a transaction it is stored when the method returns.
 *
 * <p><b>Runs.</b> The runs have logs like all others, under a trigger of the executor that the
 * server makes when it is needed first, named {@code Tasks: TYPE}. An administrator may set there
 * how they behave: priority, time-out, attempts, how long logs are kept. They may run at the same
 * time, on any node that has the executor.
 *
 * <p>Every method that hands work over throws a {@link TaskRefusedException} if that is refused,
 * and then nothing of the call is done.
 */
public interface DispatchTasks {

  /** The most that one call hands over: {@value}. */
  int MOST_AT_ONCE = 100_000;

  /**
   * Has an executor run once, as soon as may be.
   *
   * @param type the type of the executor
   * @param settings the record of its settings; or a {@link
   *     dev.dispatchee.api.DispatchTaskSettings} with texts by key. A secret stands there as a
   *     reference, such as {@code ${secret:alias}}
   */
  EnqueuedTask enqueue(String type, Record settings);

  /**
   * The same with texts by key, as users write them.
   *
   * @see #enqueue(String, Record)
   */
  EnqueuedTask enqueue(String type, Map<String, String> settings);

  /**
   * Has an executor run once for each of these settings, as soon as may be: all, or none if one is
   * refused.
   *
   * @param settings up to {@link #MOST_AT_ONCE}, as those of {@link #enqueue(String, Record)}
   * @return the tasks, in the order of the settings
   */
  List<EnqueuedTask> enqueueAll(String type, Collection<? extends Record> settings);

  /**
   * Has an executor run once at a time ahead.
   *
   * @param at when, at most ten years ahead; cut to the millisecond. A time that has passed is now
   */
  EnqueuedTask schedule(Instant at, String type, Record settings);

  /**
   * The same with texts by key, as users write them.
   *
   * @see #schedule(Instant, String, Record)
   */
  EnqueuedTask schedule(Instant at, String type, Map<String, String> settings);

  /**
   * Runs a trigger once, as soon as may be, also one that is not active. While another run of it is
   * in progress and it allows no overlap, this one waits for its turn.
   *
   * @param referenceCode the external reference code of the trigger
   */
  EnqueuedTask runTrigger(String referenceCode);

  /**
   * The same with other settings.
   *
   * @param settings put over the stored ones for this run
   * @see #runTrigger(String)
   */
  EnqueuedTask runTrigger(String referenceCode, Map<String, String> settings);

  /**
   * A run whose id is known from before, such as from another request; empty if there is none, or
   * none that has been committed.
   */
  Optional<EnqueuedTask> find(long id);
}
