// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import dev.dispatchee.api.DispatchTaskFile;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.DispatchTaskTrigger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * A trigger as its executor sees it when it is asked. The file is looked for when the executor asks
 * for it, so that it costs nothing where none does.
 *
 * @param question what is asked
 * @param files the file of a trigger
 */
record AskedTrigger(ReadinessQuestion question, LongFunction<Optional<DispatchTaskFile>> files)
    implements DispatchTaskTrigger {

  @Override
  public OptionalLong dispatchTriggerId() {
    var trigger = question.trigger();
    return trigger == null ? OptionalLong.empty() : OptionalLong.of(trigger);
  }

  @Override
  public String triggerName() {
    return question.name();
  }

  @Override
  public DispatchTaskSettings settings() {
    return new DispatchTaskSettings(question.stored());
  }

  @Override
  public Optional<DispatchTaskFile> file() {
    var trigger = question.trigger();
    return trigger == null ? Optional.empty() : files.apply(trigger);
  }
}
