// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

/** An executor that looks at its settings first and works only when they are good. */
public abstract class BaseDispatchTaskExecutor implements DispatchTaskExecutor {

  @Override
  public final void execute(DispatchTaskContext context) throws Exception {
    checkSettings(context.settings());
    doExecute(context);
  }

  /**
   * Refuses settings that the work cannot be done with; accepts all unless overridden.
   *
   * @throws InvalidSettingsException naming the key, what was found and what is allowed
   */
  protected void checkSettings(DispatchTaskSettings settings) {}

  /** Does the work; the contract of {@link DispatchTaskExecutor#execute} holds. */
  protected abstract void doExecute(DispatchTaskContext context) throws Exception;
}
