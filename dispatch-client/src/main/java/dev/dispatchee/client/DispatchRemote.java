// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import org.jspecify.annotations.Nullable;

/**
 * What the server offers over EJB remote calls. Programs use {@link DispatchClient}, which calls
 * it.
 *
 * <p>A refusal is an answer, not an exception. Arguments are texts and numbers alone, so that the
 * server reads no objects of others, and may have any value; the services that check them are those
 * that serve HTTP.
 */
public interface DispatchRemote {

  /** Its name on the server: application, module, bean. */
  String APPLICATION = "dispatch";

  /** The module of the application that contains it. */
  String MODULE = "dispatch-ejb";

  /** The name of the bean. */
  String BEAN = "DispatchRemoteBean";

  /**
   * Asks for a run; answers with the queued run.
   *
   * @param order a JSON object, see {@link RunOrder#json}
   */
  Answer<Run> submit(@Nullable String order);

  /**
   * Asks for a run of an executor, without a trigger; answers with the queued run.
   *
   * @param order a JSON object, see {@link TaskOrder#json}
   */
  Answer<Run> enqueue(@Nullable String order);

  /**
   * Asks for many runs of an executor, all or none.
   *
   * @param orders a JSON object with the {@code type} of the executor, {@code settings}, an array
   *     of objects of texts, one for each run, and optionally {@code at}
   */
  Answer<RunIds> enqueueAll(@Nullable String orders);

  /** The current state of a run. */
  Answer<Run> run(long id);

  /**
   * A page of runs, newest first.
   *
   * @param query a JSON object, see {@link RunQuery#json}; null for all
   */
  Answer<RunPage> runs(@Nullable String query);

  /** Asks a run to end; answers with its state after the request. */
  Answer<Run> cancel(long id);

  /**
   * A part of the output of a run, also while it is in progress.
   *
   * @param from the byte to begin with, from 0 on
   * @param atMost how many bytes, 4 to {@link OutputPart#MOST_BYTES}
   */
  Answer<OutputPart> output(long id, long from, int atMost);
}
