// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.task.DispatchTasks;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;

/** Hands another task over while it runs, and says its number. */
@Dependent
@DispatchExecutor(type = HandingOverExecutor.TYPE, name = "Probe: hands over")
public class HandingOverExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-handing-over";

  @Inject private DispatchTasks tasks;

  @Override
  public void execute(DispatchTaskContext context) {
    var task = tasks.enqueue("hello", Map.of("message", "handed over"));
    context.output().println(Long.toString(task.id()));
  }
}
