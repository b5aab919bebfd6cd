// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

/** An executor that checks its settings first, and does its work only if they are valid. */
public abstract class BaseDispatchTaskExecutor implements DispatchTaskExecutor {

  @Override
  public final void execute(DispatchTaskContext context) throws Exception {
    checkSettings(context.settings());
    doExecute(context);
  }

  /**
   * Refuses invalid settings; accepts all unless overridden.
   *
   * @throws InvalidSettingsException naming the key, what was found and what is allowed
   */
  protected void checkSettings(DispatchTaskSettings settings) {}

  /** Does the work; the contract is that of {@link DispatchTaskExecutor#execute}. */
  protected abstract void doExecute(DispatchTaskContext context) throws Exception;
}
