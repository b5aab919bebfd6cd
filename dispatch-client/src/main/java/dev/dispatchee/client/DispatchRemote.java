// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import org.jspecify.annotations.Nullable;

/**
 * What the server offers over EJB remote calls. Programs use {@link DispatchClient}, which speaks
 * to it.
 *
 * <p>Nothing is thrown for what is refused: the answer says so. Every argument may be anything, and
 * is judged by the same services as a request over HTTP.
 */
public interface DispatchRemote {

  /** Under which the server has it: application, module, bean. */
  String APPLICATION = "dispatch";

  /** The module of the application that has it. */
  String MODULE = "dispatch-ejb";

  /** The bean of the module that is it. */
  String BEAN = "DispatchRemoteBean";

  /** Asks for a run; answers with it, as it was queued. */
  Answer<Run> submit(@Nullable RunOrder order);

  /** A run as it is now. */
  Answer<Run> run(long id);

  /** A page of runs, the newest first. */
  Answer<RunPage> runs(@Nullable RunQuery query);

  /** Asks for a run to end; answers with it as it is then. */
  Answer<Run> cancel(long id);

  /**
   * A part of what a run said, also while it runs.
   *
   * @param from which byte of it to begin with, from 0 on
   * @param atMost how many bytes, 4 to {@link OutputPart#MOST_BYTES}
   */
  Answer<OutputPart> output(long id, long from, int atMost);
}
