// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A trigger to be made, told step by step. */
public final class TriggerDraft {

  private final Given given;
  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();

  TriggerDraft(Given given, String name) {
    this.given = given;
    fields.put("name", name);
    fields.put("dispatchTaskExecutorType", "hello");
    fields.put("dispatchTaskSettings", settings);
  }

  public TriggerDraft named(String name) {
    return with("name", name);
  }

  public TriggerDraft ofExecutor(String type) {
    return with("dispatchTaskExecutorType", type);
  }

  /** The setting {@code seconds} of hello: how long it works. */
  public TriggerDraft thatTakes(Duration duration) {
    return withSetting("seconds", Long.toString(duration.toSeconds()));
  }

  /** The setting {@code fail} of hello. */
  public TriggerDraft thatFailsWith(String text) {
    return withSetting("fail", text);
  }

  public TriggerDraft withSetting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Makes it active as well. */
  public TriggerDraft withCron(String expression) {
    return with("cronExpression", expression).with("active", true);
  }

  /** Makes it active as well. */
  public TriggerDraft every(Duration interval) {
    return with("interval", interval.toString()).with("active", true);
  }

  public TriggerDraft startingAt(Instant start) {
    return with("startDate", start.toString());
  }

  public TriggerDraft withOverlap() {
    return with("overlapAllowed", true);
  }

  public TriggerDraft withTimeout(Duration timeout) {
    return with("timeout", timeout.toString());
  }

  public TriggerDraft withAttempts(int attempts, Duration retryDelay) {
    return with("maxAttempts", attempts).with("retryDelay", retryDelay.toString());
  }

  /** Any field, by its name in the API. */
  public TriggerDraft with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public TriggerDraft without(String field) {
    fields.remove(field);
    return this;
  }

  /** What would be sent. */
  public Map<String, Object> json() {
    return fields;
  }

  /** Sends it as this caller; whatever the answer is. */
  public Answer createBy(Api caller) {
    var answer = caller.post("triggers", fields);
    if (answer.status() == 201) {
      given.willRemove(answer);
    }
    return answer;
  }

  /** Makes it, as the administrator. */
  public Trigger create() {
    var answer = given.admin().post("triggers", fields).mustBe(201);
    return given.willRemove(answer);
  }
}
