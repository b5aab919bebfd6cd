// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.MinuteLimit;
import dev.dispatchee.api.DispatchTaskFile;
import dev.dispatchee.api.discovery.DiscoveredExecutor;
import dev.dispatchee.api.run.NotReadyText;
import dev.dispatchee.file.Files;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Asks the executors of this node whether triggers are ready: on a few threads of the engine's, so
 * that no user, transaction or lock is with the question, and nobody waits for longer than {@link
 * #LONGEST}. Of an executor one question is asked at a time; while one of them is overdue, others
 * are refused at once. Safe for several threads.
 */
@Singleton
public class ExecutorReadiness {

  /** How many executors can be asked at the same moment: how many threads are to ask. */
  public static final int THREADS = 4;

  /** How long an answer is waited for. */
  static final Duration LONGEST = Duration.ofSeconds(2);

  private static final Duration LONGEST_OF_MANY = Duration.ofSeconds(20);
  private static final int FAILURES_EACH_MINUTE = 20;

  private final Function<String, Optional<DiscoveredExecutor>> executors;
  private final LongFunction<Optional<DispatchTaskFile>> files;
  private final Duration longest;
  private final MinuteLimit failures = new MinuteLimit(FAILURES_EACH_MINUTE, System::nanoTime);

  private final ReadinessLine line = new ReadinessLine();

  /** Asks those of this node, who may look at the files of triggers. */
  @Inject
  public ExecutorReadiness(DispatchTaskExecutorRegistry registry, Files files) {
    this(registry::find, trigger -> files.find(trigger).map(file -> file), LONGEST);
  }

  ExecutorReadiness(
      Function<String, Optional<DiscoveredExecutor>> executors,
      LongFunction<Optional<DispatchTaskFile>> files,
      Duration longest) {
    this.executors = executors;
    this.files = files;
    this.longest = longest;
  }

  /**
   * Asks, and waits for the answer for some seconds at most. Must not be called with a transaction
   * open. One that fails, or does not answer in time, is not ready, and says that.
   */
  public ReadinessAnswer ask(ReadinessQuestion question) {
    var executor = executors.apply(question.executorType());
    var known = known(executor);
    return known.isPresent()
        ? known.get()
        : ask(new ReadinessCall(executor.orElseThrow(), question));
  }

  /** The answer, if nobody has to be asked for it: most executors are always ready. */
  public Optional<ReadinessAnswer> known(ReadinessQuestion question) {
    return known(executors.apply(question.executorType()));
  }

  private static Optional<ReadinessAnswer> known(Optional<DiscoveredExecutor> executor) {
    if (executor.isEmpty()) {
      return Optional.of(ReadinessAnswer.UNKNOWN);
    }
    return executor.get().judgesReadiness() ? Optional.empty() : Optional.of(ReadinessAnswer.READY);
  }

  private ReadinessAnswer ask(ReadinessCall call) {
    try {
      return answer(call, System.nanoTime() + longest.toNanos());
    } catch (InterruptedException hurried) {
      line.giveUp(call);
      Thread.currentThread().interrupt();
      return notAsked(call.question(), "the server is stopping");
    }
  }

  /** Asks one after the other; those that would take too long in all are not ready. */
  public Map<ReadinessQuestion, ReadinessAnswer> askAll(Collection<ReadinessQuestion> questions) {
    long end = System.nanoTime() + LONGEST_OF_MANY.toNanos();
    var answers = new LinkedHashMap<ReadinessQuestion, ReadinessAnswer>();
    for (var question : questions) {
      answers.put(
          question,
          System.nanoTime() < end
              ? ask(question)
              : notAsked(question, "the others took longer than " + LONGEST_OF_MANY));
    }
    return answers;
  }

  /**
   * Waits for the next question and asks it, whatever comes of it: for the threads that ask.
   *
   * @throws InterruptedException if it is interrupted while it waits
   */
  public void askNext() throws InterruptedException {
    var call = line.take();
    try {
      var answer =
          NotReadyText.of(call.executor().notReady(new AskedTrigger(call.question(), files)))
              .map(ReadinessAnswer::notReady)
              .orElse(ReadinessAnswer.READY);
      line.end(call);
      call.answer().complete(answer);
    } catch (Exception | Error failed) {
      if (line.end(call)) {
        // Of one that was too late it has been told, and this may be what the interruption did.
        tell(call, failed);
      }
      call.answer().complete(notSaid(call, failed));
    }
  }

  /** Has questions that executors of these types are thinking about end soon. */
  public void letGo(Set<String> types) {
    line.hurry(types);
  }

  private ReadinessAnswer answer(ReadinessCall call, long end) throws InterruptedException {
    var type = call.question().executorType();
    if (!line.enter(call, end)) {
      return ReadinessAnswer.notReady(
          ("executor '%s' is still busy with an earlier question whether a trigger is ready,"
                  + " which it should answer at once")
              .formatted(type));
    }
    try {
      return call.answer().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      if (!line.giveUp(call)) {
        return notAsked(call.question(), "other executors do not answer such questions");
      }
      RegistryLog.LOG.readinessLate(
          type, call.executor().description().deployment(), longest.toString());
      return ReadinessAnswer.notReady(
          "executor '%s' did not say within %s whether the trigger is ready"
              .formatted(type, longest));
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void tell(ReadinessCall call, Throwable failed) {
    failures
        .tell()
        .ifPresent(
            besides -> {
              if (besides > 0) {
                RegistryLog.LOG.readinessFailedBesides(besides);
              }
              RegistryLog.LOG.readinessFailed(
                  call.question().executorType(),
                  call.executor().description().deployment(),
                  failed);
            });
  }

  private static ReadinessAnswer notSaid(ReadinessCall call, Throwable failed) {
    return ReadinessAnswer.notReady(
        NotReadyText.of(
            "executor '%s' failed to say whether the trigger is ready: %s"
                .formatted(call.question().executorType(), failed)));
  }

  private static ReadinessAnswer notAsked(ReadinessQuestion question, String reason) {
    return ReadinessAnswer.notReady(
        "executor '%s' could not be asked whether the trigger is ready: %s"
            .formatted(question.executorType(), reason));
  }
}
