// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.trigger.StoredDeclaration;
import dev.dispatchee.trigger.TriggerDefinition;
import java.util.List;

/**
 * What the admin API shows of the declaration of a trigger; the names are those of the API.
 *
 * @param deployment the archive that declares it, or did so last
 * @param withdrawn whether it does not declare it any more
 * @param differing the fields whose values are not those that it declares; empty when it is
 *     withdrawn
 */
public record DeclarationView(String deployment, boolean withdrawn, List<String> differing) {

  /** Copies the list. */
  public DeclarationView {
    differing = List.copyOf(differing);
  }

  static DeclarationView of(StoredDeclaration declaration, TriggerDefinition now) {
    return new DeclarationView(
        declaration.deployment(),
        declaration.withdrawn(),
        declaration.withdrawn()
            ? List.of()
            : TriggerState.differing(TriggerState.read(declaration.stated()), now));
  }
}
