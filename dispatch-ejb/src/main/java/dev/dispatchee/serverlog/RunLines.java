// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.serverlog;

import dev.dispatchee.api.DispatchTaskOutput;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.MDC;

/**
 * Puts what is logged during a run into its output as well. Which run that is, the diagnostic
 * context (MDC) of the thread says: the run's own thread has it from the beginning, and threads
 * that it passes it on to. It is in the server's log, too, for patterns that ask for it. Safe for
 * several threads.
 */
@Singleton
public class RunLines {

  /** The number of the run's log, in the diagnostic context. */
  static final String LOG = "dispatch.log";

  private static final String TRIGGER = "dispatch.trigger";
  private static final String ATTEMPT = "dispatch.attempt";

  private final Map<Object, DispatchTaskOutput> outputs = new ConcurrentHashMap<>();
  private final RunLineHandler handler;

  /** Takes lines from a level on. */
  @Inject
  public RunLines(LogLevel from) {
    handler = new RunLineHandler(from, outputs::get);
  }

  /** Begins to take what is logged. */
  @PostConstruct
  public void open() {
    handler.attach();
  }

  /** Takes nothing more: nothing of the application may stay behind in the server's log. */
  @PreDestroy
  public void close() {
    handler.detach();
  }

  /**
   * This thread begins to work for a run.
   *
   * @return ends that, on the same thread
   */
  public During during(long trigger, long log, int attempt, DispatchTaskOutput output) {
    var id = Long.toString(log);
    outputs.put(id, output);
    MDC.put(TRIGGER, Long.toString(trigger));
    MDC.put(LOG, id);
    MDC.put(ATTEMPT, Integer.toString(attempt));
    return () -> {
      MDC.remove(ATTEMPT);
      MDC.remove(LOG);
      MDC.remove(TRIGGER);
      // A database that has lost its latest commits may have given the number again.
      outputs.remove(id, output);
    };
  }

  /** A thread works for a run. */
  @FunctionalInterface
  public interface During {

    /** Ends that; to be called on the same thread. */
    void close();
  }
}
