// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * A trigger that is there.
 *
 * @param api how it is asked
 * @param id its id
 */
public record Trigger(Api api, long id) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Its path, with more behind it. */
  public String path(String more) {
    return "triggers/" + id + more;
  }

  public JsonNode json() {
    return api.get(path("")).mustBe(200).json();
  }

  /** Runs it now; the log as it was answered. */
  public Log runNow() {
    return run("").mustBe(202).as(Log.class);
  }

  /** Runs it now if it may; {@code more} is put behind the path. */
  public Answer run(String more) {
    return api.post(path("/run" + more));
  }

  /** Runs it now with other settings. */
  public Log runNowWith(String setting, String value) {
    return api.post(path("/run"), Map.of("dispatchTaskSettings", Map.of(setting, value)))
        .mustBe(202)
        .as(Log.class);
  }

  /** Up to 200 of its logs, oldest planned date first. */
  public List<Log> logs() {
    return api.get("logs?pageSize=200&sort=plannedDate:asc&triggerId=" + id)
        .mustBe(200)
        .items(Log.class);
  }

  /** Up to 50 of its logs, newest planned date first. */
  public List<Log> newestLogs() {
    return api.get("logs?pageSize=50&sort=plannedDate:desc&triggerId=" + id)
        .mustBe(200)
        .items(Log.class);
  }

  /** Waits until it has fired again by schedule after an instant, and that run was successful. */
  public void awaitFireAfter(Instant instant) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                newestLogs().stream()
                    .anyMatch(
                        log ->
                            log.isSuccessful()
                                && log.cause().equals("SCHEDULE")
                                && log.plannedDate().isAfter(instant)));
  }

  public Log log(long logId) {
    return api.get("logs/" + logId).mustBe(200).as(Log.class);
  }

  public Log awaitStarted(Log log) {
    return awaitState(log, Log::isInProgress);
  }

  /** Waits until it has started; it may have ended by then. */
  public Log awaitOnTheWay(Log log) {
    return awaitState(log, found -> found.isInProgress() || found.hasEnded());
  }

  public Log awaitEnded(Log log) {
    return awaitState(log, Log::hasEnded);
  }

  /** Waits until there are at least so many logs of a kind. */
  public List<Log> awaitLogs(int atLeast, Predicate<Log> kind) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> logs().stream().filter(kind).toList(), found -> found.size() >= atLeast);
  }

  public String output(Log log) {
    return api.get("logs/" + log.id() + "/output").mustBe(200).text();
  }

  public Answer cancel(Log log) {
    return api.post("logs/" + log.id() + "/cancel");
  }

  /** Ends what it does and deletes it, whatever state it is in. */
  void remove() {
    if (api.get(path("")).status() == 404) {
      return;
    }
    api.patch(path(""), Map.of("active", false, "system", false)).mustBe(200);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> {
              logs().stream().filter(log -> !log.hasEnded()).forEach(this::cancel);
              return api.delete(path("")).status() == 204;
            });
  }

  private Log awaitState(Log log, Predicate<Log> state) {
    return Awaitility.await().atMost(PATIENCE).until(() -> log(log.id()), state);
  }
}
