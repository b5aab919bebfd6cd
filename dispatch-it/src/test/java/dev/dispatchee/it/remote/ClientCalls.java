// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import dev.dispatchee.client.Answer;
import dev.dispatchee.client.DispatchClient;
import dev.dispatchee.client.OutputPart;
import dev.dispatchee.client.Run;
import dev.dispatchee.client.RunIds;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.client.RunPage;
import dev.dispatchee.client.RunQuery;
import dev.dispatchee.client.TaskOrder;
import dev.dispatchee.it.client.TrustsEverybody;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jboss.ejb.client.EJBClientContext;
import org.jspecify.annotations.Nullable;

/** The calls that tests have; those that are raw go round our client. */
public final class ClientCalls {

  private ClientCalls() {}

  public static ClientCall<Run> submit(RunOrder order) {
    return caller -> caller.client().submit(order);
  }

  public static ClientCall<Run> look(long id) {
    return caller -> caller.client().run(id);
  }

  public static ClientCall<Run> await(long id, Duration patience) {
    return caller -> caller.client().await(id, patience);
  }

  public static ClientCall<Run> cancel(long id) {
    return caller -> caller.client().cancel(id);
  }

  public static ClientCall<RunPage> runs(RunQuery query) {
    return caller -> caller.client().runs(query);
  }

  public static ClientCall<String> output(long id) {
    return caller -> caller.client().output(id);
  }

  public static ClientCall<OutputPart> part(long id, long from) {
    return caller -> caller.client().output(id, from);
  }

  /** Looks with a client that is given an answer within that time only. */
  public static ClientCall<Run> lookWithin(long id, Duration time) {
    return caller -> {
      try (var client =
          DispatchClient.at(caller.address())
              .as(caller.user(), caller.password())
              .answeredWithin(time)
              .open()) {
        return client.run(id);
      }
    };
  }

  /** Submits so many at once with one client, each in a thread of its own. */
  public static ClientCall<HashSet<Long>> submitAtOnce(RunOrder order, int count) {
    return caller -> {
      var client = caller.client();
      var threads = Executors.newFixedThreadPool(count);
      try {
        var ids = new HashSet<Long>();
        Callable<Long> submit = () -> client.submit(order).id();
        for (var run : threads.invokeAll(Collections.nCopies(count, submit))) {
          ids.add(run.get());
        }
        return ids;
      } finally {
        threads.shutdown();
      }
    };
  }

  /** Looks over TLS, whatever certificate the server shows. */
  public static ClientCall<Run> lookOverTls(String address, long id) {
    return caller -> {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsEverybody()}, null);
      try (var client =
          DispatchClient.at(address).as(caller.user(), caller.password()).over(context).open()) {
        return client.run(id);
      }
    };
  }

  /** How many threads the clients of this package's JVM have. */
  public static ClientCall<Integer> threads() {
    return caller ->
        (int)
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("dispatch-client"))
                .count();
  }

  /** Looks with a client of its own, which is closed. */
  public static ClientCall<Run> lookAndClose(long id) {
    return lookWithin(id, Duration.ofSeconds(10));
  }

  /** Looks with a client that has been closed. */
  public static ClientCall<Run> askClosed(long id) {
    return caller -> {
      var client = DispatchClient.connect(caller.address(), caller.user(), caller.password());
      client.close();
      return client.run(id);
    };
  }

  public static ClientCall<Answer<Run>> rawSubmit(RunOrder order) {
    return rawSubmit(order.json());
  }

  public static ClientCall<Answer<Run>> rawSubmit(@Nullable String order) {
    return caller -> caller.raw().submit(order);
  }

  /** An order that is no text but an object of another kind. */
  public static ClientCall<Answer<Run>> rawSubmit(Forged argument) {
    return caller -> {
      var remote = caller.raw();
      return EJBClientContext.getCurrent()
          .withAddedInterceptors(argument)
          .runCallable(() -> remote.submit(""));
    };
  }

  public static ClientCall<Run> enqueue(TaskOrder order) {
    return caller -> caller.client().enqueue(order);
  }

  public static ClientCall<Run> schedule(Instant at, TaskOrder order) {
    return caller -> caller.client().schedule(at, order);
  }

  /** Enqueues runs of hello, one for each message. */
  public static ClientCall<ArrayList<Long>> enqueueAll(String... messages) {
    return caller ->
        new ArrayList<>(
            caller
                .client()
                .enqueueAll(
                    "hello", Arrays.stream(messages).map(one -> Map.of("message", one)).toList()));
  }

  public static ClientCall<Answer<Run>> rawEnqueue(TaskOrder order) {
    return caller -> caller.raw().enqueue(order.json());
  }

  public static ClientCall<Answer<RunIds>> rawEnqueueAll(@Nullable String orders) {
    return caller -> caller.raw().enqueueAll(orders);
  }

  public static ClientCall<Answer<Run>> rawRun(long id) {
    return caller -> caller.raw().run(id);
  }

  public static ClientCall<Answer<Run>> rawCancel(long id) {
    return caller -> caller.raw().cancel(id);
  }

  public static ClientCall<Answer<RunPage>> rawRuns(RunQuery query) {
    return rawRuns(query.json());
  }

  public static ClientCall<Answer<RunPage>> rawRuns(@Nullable String query) {
    return caller -> caller.raw().runs(query);
  }

  public static ClientCall<Answer<OutputPart>> rawOutput(long id, long from, int atMost) {
    return caller -> caller.raw().output(id, from, atMost);
  }
}
