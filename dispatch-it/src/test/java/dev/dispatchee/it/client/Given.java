// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import dev.dispatchee.it.server.User;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test starts from; removes after it what it made. */
public final class Given implements BeforeEachCallback, AfterEachCallback {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  static {
    // Most of what is waited for takes less than the 100 ms that Awaitility lets pass first.
    Awaitility.setDefaultPollDelay(Duration.ZERO);
    Awaitility.setDefaultPollInterval(Duration.ofMillis(50));
  }

  private final URI application;
  private final Deque<Trigger> triggers = new ArrayDeque<>();
  private final Deque<String> groups = new ArrayDeque<>();
  private String test = "";

  /** On a server. */
  public Given(URI application) {
    this.application = application;
  }

  /** A trigger of hello, inactive, with a name of its own. */
  public TriggerDraft aTrigger() {
    return new TriggerDraft(this, aName());
  }

  /** A name that no trigger has. */
  public String aName() {
    return "%s %d".formatted(test, NUMBER.incrementAndGet());
  }

  /** A concurrency group of its own, by its name; it goes after the triggers. */
  public String aGroup(int maximum) {
    var name = willRemoveGroup(aName().replace(' ', '-'));
    admin().put("groups/" + name, Map.of("maximum", maximum)).mustBe(201);
    return name;
  }

  /** Takes a group that the test makes by itself into the clean-up. */
  public String willRemoveGroup(String name) {
    groups.push(name);
    return name;
  }

  /** A caller with a role. */
  public Api caller(User user) {
    return nobody().as(user);
  }

  public Api admin() {
    return caller(User.ADMIN);
  }

  /** A caller without credentials. */
  public Api nobody() {
    return Api.of(application);
  }

  /** Takes a trigger that the test made by itself into the clean-up. */
  public Trigger willRemove(Answer created) {
    var trigger = new Trigger(admin(), created.json().path("id").asLong());
    triggers.push(trigger);
    return trigger;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    test = shortened(context.getRequiredTestMethod().getName());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    while (!triggers.isEmpty()) {
      triggers.pop().remove();
    }
    while (!groups.isEmpty()) {
      admin().delete("groups/" + groups.pop());
    }
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60);
  }
}
