// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;

/**
 * A second version of {@link DeclaringExecutor}: it declares one trigger otherwise, and one less.
 */
@Dependent
@DispatchExecutor(
    type = DeclaringExecutor.TYPE,
    name = "Probe: declares triggers",
    settings = DeclaredWord.class)
@DispatchSchedule(
    name = "Probe: declared yearly",
    code = "probe-declared-yearly",
    cron = "0 0 0 1 2 ?",
    zone = "Europe/Berlin",
    settings = "word=second")
public class DeclaringOtherExecutor implements DispatchTaskExecutor {

  @Override
  public void execute(DispatchTaskContext context) {
    context.output().println("the second version");
  }
}
