// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.declare;

import dev.dispatchee.problem.ValidationException;
import dev.dispatchee.refusal.RefusalKind;
import dev.dispatchee.refusal.Refused;
import dev.dispatchee.trigger.draft.ReadinessRule;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Has declarations taken, and tells failures from the moments at which others are at the same. */
@Singleton
public class Declarer {

  private final DeclarationWork work;
  private final ReadinessRule readiness;

  /** Takes what it needs. */
  @Inject
  public Declarer(DeclarationWork work, ReadinessRule readiness) {
    this.work = work;
    this.readiness = readiness;
  }

  /**
   * Takes the declarations of a deployment, all or nothing. Must not be called with a transaction
   * open.
   *
   * @return what became of them; empty if somebody else changed triggers at the same moment, so
   *     that nothing was done and it is to be tried again
   */
  public Optional<DeclarationResult> apply(Declarations declarations) {
    try {
      return Optional.of(readiness.holdFor(activations -> work.apply(declarations, activations)));
    } catch (ValidationException invalid) {
      return Optional.of(DeclarationWork.refused(declarations, invalid));
    } catch (Exception failed) {
      // The server throws checked ones as well, when it cannot commit.
      if (isCollision(failed)) {
        return Optional.empty();
      }
      throw failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }
  }

  private static boolean isCollision(Exception failed) {
    return Refused.of(failed).filter(told -> told.kind() == RefusalKind.CONFLICT).isPresent();
  }
}
