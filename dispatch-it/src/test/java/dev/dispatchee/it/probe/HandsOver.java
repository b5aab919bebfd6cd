// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.task.DispatchTasks;
import dev.dispatchee.api.task.EnqueuedTask;
import dev.dispatchee.api.task.TaskRefusedException;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Queue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Hands work over from a deployment of its own. Does what {@code do} says, one step after the
 * other, and answers with a line for each that has something to tell.
 */
@WebServlet("/*")
public class HandsOver extends HttpServlet {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A record of its own, with some of the settings of the executor that it is meant for. */
  public record Greeting(String message, long seconds) {}

  @Inject private DispatchTasks tasks;
  @Resource private UserTransaction transaction;

  @Resource(lookup = "java:jboss/datasources/DispatchDS")
  private DataSource dispatch;

  @Resource(lookup = "java:jboss/datasources/ExampleDS")
  private DataSource example;

  @Resource(lookup = "java:/JmsXA")
  private ConnectionFactory connections;

  @Resource(lookup = "java:/jms/queue/ExpiryQueue")
  private Queue queue;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    var told = new ArrayList<String>();
    try {
      new Steps(request, told).takeAll();
    } catch (TaskRefusedException refused) {
      told.add("refused " + refused.code() + ": " + refused.getMessage());
    } catch (RollbackException rolledBack) {
      told.add("rolled back");
    } catch (Exception failed) {
      told.add("failed " + failed);
    } finally {
      endWhatIsOpen();
    }
    response.getWriter().print(String.join("\n", told));
  }

  private void endWhatIsOpen() {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (SystemException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private final class Steps {

    private final HttpServletRequest request;
    private final List<String> told;
    private final List<EnqueuedTask> handedOver = new ArrayList<>();

    Steps(HttpServletRequest request, List<String> told) {
      this.request = request;
      this.told = told;
    }

    void takeAll() throws Exception {
      for (var step : request.getParameter("do").split(",")) {
        take(step);
      }
    }

    private String given(String name, String otherwise) {
      var given = request.getParameter(name);
      return given == null ? otherwise : given;
    }

    private void take(String step) throws Exception {
      var type = given("type", "hello");
      var message = given("message", "handed over");
      switch (step) {
        case "begin" -> transaction.begin();
        case "commit" -> transaction.commit();
        case "doom" -> transaction.setRollbackOnly();
        case "rollback" -> transaction.rollback();
        case "enqueue" -> add(tasks.enqueue(type, new Greeting(message, seconds())));
        case "texts" -> add(tasks.enqueue(type, Map.of(given("key", "message"), message)));
        case "schedule" ->
            add(tasks.schedule(Instant.parse(given("at", "")), type, Map.of("message", message)));
        case "all" ->
            handedOver.addAll(
                tasks.enqueueAll(
                    type,
                    IntStream.range(0, Integer.parseInt(given("count", "2")))
                        .mapToObj(i -> new DispatchTaskSettings(Map.of("message", message + i)))
                        .toList()));
        case "run" -> add(tasks.runTrigger(given("code", "")));
        case "runWith" -> add(tasks.runTrigger(given("code", ""), Map.of("message", message)));
        case "dispatch" -> insert(dispatch, message);
        case "example" -> insert(example, message);
        case "jms" -> send(message);
        case "count" -> told.add("rows " + rows(dispatch, message) + " " + rows(example, message));
        case "ids" -> handedOver.forEach(task -> told.add("id " + task.id()));
        case "number" -> told.add("tasks " + handedOver.size());
        case "state" -> handedOver.forEach(task -> told.add(task.state().status().name()));
        case "await" -> await();
        case "cancel" -> handedOver.forEach(task -> told.add("canceled " + task.cancel()));
        case "find" -> find();
        default -> throw new IllegalArgumentException(step);
      }
    }

    private long seconds() {
      return Long.parseLong(given("seconds", "0"));
    }

    private void add(EnqueuedTask task) {
      handedOver.add(task);
    }

    private void await() throws InterruptedException {
      for (var task : handedOver) {
        var state = task.await(PATIENCE);
        told.add(
            state.status()
                + (state.result() == null ? "" : " " + state.result())
                + (state.error() == null ? "" : " " + state.error()));
      }
    }

    private void find() {
      told.add(
          tasks
              .find(Long.parseLong(given("id", "0")))
              .map(task -> "found " + task.state().status())
              .orElse("not found"));
    }

    private void insert(DataSource source, String text) throws SQLException {
      try (var connection = source.getConnection();
          var insert = connection.prepareStatement("insert into probe_note values (?)")) {
        insert.setString(1, text);
        insert.executeUpdate();
      }
    }

    private void send(String text) {
      try (var context = connections.createContext()) {
        context.createProducer().setTimeToLive(1_000).send(queue, text);
      }
    }
  }

  @Override
  public void init() {
    for (var source : List.of(dispatch, example)) {
      run(source, "create table if not exists probe_note (note varchar(200))");
    }
  }

  @Override
  public void destroy() {
    for (var source : List.of(dispatch, example)) {
      run(source, "drop table probe_note");
    }
  }

  private static void run(DataSource source, String sql) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static int rows(DataSource source, String note) throws SQLException {
    try (var connection = source.getConnection();
        var select =
            connection.prepareStatement("select count(*) from probe_note where note = ?")) {
      select.setString(1, note);
      try (var row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
