// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trace;

import org.jspecify.annotations.Nullable;

/** Where traces go. Safe for several threads. */
public interface Traces {

  /** Nowhere. */
  Traces NONE = new NoTraces();

  /** Whether anybody keeps them. */
  boolean areKept();

  /**
   * What this thread does, as W3C Trace Context has it in the header {@code traceparent}; null if
   * nobody traces it.
   */
  @Nullable String current();

  /**
   * Begins something that this thread does from now on.
   *
   * @param name the same for all of a kind
   * @param cause what it comes from, as {@link #current} tells it; null: it is where a trace begins
   */
  Doing begin(String name, @Nullable String cause);

  /** Something that is being done. */
  interface Doing {

    /** Says more about it. */
    Doing with(String name, String value);

    /** Says more about it. */
    Doing with(String name, long value);

    /** Says that it went wrong. */
    void failed(String why);

    /** As {@link Traces#current}, of this. */
    @Nullable String traceParent();

    /** The thread that began it does something else now. */
    void leave();

    /** It has ended; on any thread, once. */
    void end();
  }
}
