// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.chain;

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.log.RunKey;
import dev.dispatchee.log.RunSubject;
import jakarta.inject.Inject;

/**
 * Begins the run of a chain and returns: its members run as runs of their own, and the run ends
 * when they have, see {@link ChainSteps}.
 */
@DispatchExecutor(
    type = RunSubject.CHAIN,
    name = "Chain",
    description = "Runs other triggers, in order or in parallel, on success, failure or always.",
    texts = "dev.dispatchee.chain.Texts",
    singleNode = true,
    settings = ChainSettings.class)
public class ChainExecutor extends BaseDispatchTaskExecutor {

  @Inject private ChainStarts starts;

  @Override
  protected void doExecute(DispatchTaskContext context) {
    starts.start(
        new RunKey(
            new DispatchTriggerId(context.dispatchTriggerId()),
            new DispatchLogId(context.dispatchLogId())),
        ChainPlan.parse(context.settings().as(ChainSettings.class).members()));
  }
}
