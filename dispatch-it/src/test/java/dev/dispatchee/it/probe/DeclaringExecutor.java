// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;

/** Declares triggers beside its code, as a first version does. */
@Dependent
@DispatchExecutor(
    type = DeclaringExecutor.TYPE,
    name = "Probe: declares triggers",
    settings = DeclaredWord.class)
@DispatchSchedule(
    name = "Probe: declared yearly",
    code = "probe-declared-yearly",
    cron = "0 0 0 1 1 ?",
    zone = "Europe/Berlin",
    settings = "word=first")
@DispatchSchedule(
    name = "Probe: declared for a while",
    code = "probe-declared-for-a-while",
    interval = "P100D")
public class DeclaringExecutor implements DispatchTaskExecutor {

  public static final String TYPE = "probe-declaring";

  @Override
  public void execute(DispatchTaskContext context) {
    var settings = context.settings().as(DeclaredWord.class);
    context.output().println(settings.word().orElse("nothing"));
  }
}
