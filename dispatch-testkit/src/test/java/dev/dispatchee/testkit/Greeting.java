// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.settings.Secret;
import dev.dispatchee.api.settings.Setting;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells its settings. */
@DispatchExecutor(type = "greeting", name = "Greeting", settings = Greeting.Settings.class)
class Greeting extends BaseDispatchTaskExecutor {

  @Override
  protected void doExecute(DispatchTaskContext context) {
    context.output().println(context.settings().as(Settings.class).toString());
  }

  enum Tone {
    WARM,
    COOL
  }

  record Settings(
      @Setting(defaultValue = "you", maxLength = 10) String name,
      @Setting(defaultValue = "1", min = "1", max = "3") int times,
      Optional<Duration> pause,
      Optional<Tone> tone,
      Optional<List<URI>> links,
      Optional<Map<String, Long>> marks,
      @Secret Optional<String> token) {

    static final Settings NONE = of("you");

    static Settings of(String name) {
      return new Settings(
          name,
          1,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** Says that it waits, and waits until it is interrupted. */
  static void waits(DispatchTaskContext context) throws InterruptedException {
    context.output().println("waiting");
    TimeUnit.HOURS.sleep(1);
  }
}
