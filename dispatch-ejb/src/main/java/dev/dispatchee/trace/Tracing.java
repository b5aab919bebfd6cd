// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trace;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Traces runs, and remembers for a while where each comes from: a run is a row, which has no place
 * for that, so only the nodes that heard of it know. A run whose cause nobody here remembers begins
 * a trace of its own. Safe for several threads.
 */
public class Tracing {

  /** Of so many runs the cause is remembered, those of which this node heard last. */
  static final int MOST_REMEMBERED = 10_000;

  private final Traces traces;
  // Both are touched only if traces are kept.
  private final Map<Long, String> causes = new LinkedHashMap<>();
  private final Map<Long, Traces.Doing> beingStored = new ConcurrentHashMap<>();

  /** Has them kept there. */
  public Tracing(Traces traces) {
    this.traces = traces;
  }

  /** Whether anybody keeps them. */
  public boolean isOn() {
    return traces.areKept();
  }

  /** What this thread does, see {@link Traces#current}. */
  public @Nullable String current() {
    return traces.current();
  }

  /**
   * Triggers have fired, and what comes of it is done on this thread now.
   *
   * @param triggers how many
   */
  public Traces.Doing fire(int triggers) {
    return traces.begin("dispatch fire", null).with("dispatch.triggers", triggers);
  }

  /**
   * Runs come from something.
   *
   * @param cause see {@link Traces#current}; null: nobody traces it
   */
  public void remember(Collection<Long> runs, @Nullable String cause) {
    if (cause == null || !isOn()) {
      return;
    }
    synchronized (causes) {
      for (var run : runs) {
        causes.putIfAbsent(run, cause);
      }
      var oldest = causes.keySet().iterator();
      while (causes.size() > MOST_REMEMBERED) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  /** A run starts on this thread. */
  public Traces.Doing start(long run, String executor) {
    if (!isOn()) {
      return Traces.NONE.begin(executor, null);
    }
    String cause;
    synchronized (causes) {
      cause = causes.remove(run);
    }
    return traces.begin("dispatch run " + executor, cause);
  }

  /** A run has ended, and its result is about to be stored. */
  public void store(long run, Traces.Doing ended) {
    if (isOn()) {
      var storing = traces.begin("dispatch result", ended.traceParent());
      storing.leave();
      beingStored.put(run, storing);
    }
  }

  /** The result of a run is stored, or never will be. */
  public void stored(long run) {
    if (isOn()) {
      var storing = beingStored.remove(run);
      if (storing != null) {
        storing.end();
      }
    }
  }
}
