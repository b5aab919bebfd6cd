// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.chain.ChainRules;
import dev.dispatchee.chain.ChainSaver;
import dev.dispatchee.log.DispatchTriggerId;
import dev.dispatchee.trigger.TriggerDefinition;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Has triggers that are chains judged when they are saved; others pass. Works in the transaction
 * that is open.
 */
@Singleton
public class SavedChains {

  private final ChainRules rules;

  /** Takes what it needs. */
  @Inject
  public SavedChains(ChainRules rules) {
    this.rules = rules;
  }

  /**
   * Refuses what may not be saved, before anything is locked.
   *
   * @param id the trigger; null if it is new
   * @param before what it replaces; null if it is new
   * @see ChainRules#check
   */
  void check(
      @Nullable DispatchTriggerId id,
      @Nullable TriggerDefinition before,
      TriggerDefinition after,
      ChainSaver saver) {
    if (isChanged(before, after)) {
      rules.check(id, after.settings(), areJudged(before, after), saver);
    }
  }

  /**
   * The same for what has been written; members that were written before are seen.
   *
   * @see ChainRules#save
   */
  public void save(
      DispatchTriggerId id,
      @Nullable TriggerDefinition before,
      TriggerDefinition after,
      ChainSaver saver) {
    if (isChanged(before, after)) {
      rules.save(id, after.settings(), areJudged(before, after), saver);
    }
  }

  private static boolean isChanged(@Nullable TriggerDefinition before, TriggerDefinition after) {
    return ChainRules.areFor(after.executorType()) && !after.equals(before);
  }

  // As with other settings: a chain whose members are gone can still be paused, or renamed.
  private static boolean areJudged(@Nullable TriggerDefinition before, TriggerDefinition after) {
    return before == null
        || !after.settings().equals(before.settings())
        || (after.active() && !before.active());
  }
}
