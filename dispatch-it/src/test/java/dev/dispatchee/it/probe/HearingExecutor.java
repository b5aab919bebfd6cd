// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Says which events the observers of its deployment have heard. */
@Dependent
@DispatchExecutor(type = HearingExecutor.TYPE, name = "Hearing")
public class HearingExecutor implements DispatchTaskExecutor {

  /** Its type. */
  public static final String TYPE = "probe-hearing";

  @Inject private HeardEvents heard;

  @Override
  public void execute(DispatchTaskContext context) {
    heard.lines().forEach(context.output()::println);
  }
}
