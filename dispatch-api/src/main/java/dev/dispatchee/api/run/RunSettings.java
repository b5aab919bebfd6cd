// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.api.settings.SettingsFault;
import dev.dispatchee.api.settings.SettingsForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a run.
 *
 * @param settings as the executor is given them: with the values of secrets
 * @param mask keeps those values out of what the run tells
 */
public record RunSettings(DispatchTaskSettings settings, SecretMask mask) {

  /**
   * Checks stored settings by what their executor declares, and resolves its secrets.
   *
   * @param form what the executor declares; null when it declares nothing
   * @param secrets finds the value that a reference stands for, if there is one
   * @throws InvalidSettingsException naming everything that is wrong, and of secrets only the alias
   */
  public static RunSettings of(
      Map<String, String> stored,
      @Nullable SettingsForm<?> form,
      Function<SecretReference, Optional<String>> secrets) {
    if (form == null) {
      return new RunSettings(new DispatchTaskSettings(stored), SecretMask.NONE);
    }
    var faults = new ArrayList<>(form.faultsOfStored(stored));
    var values = new HashMap<String, String>();
    for (var key : form.secretKeys()) {
      SecretReference.parse(stored.getOrDefault(key, ""))
          .ifPresent(
              reference ->
                  secrets
                      .apply(reference)
                      .ifPresentOrElse(
                          value -> values.put(key, value),
                          () -> faults.add(missing(key, reference))));
    }
    if (!faults.isEmpty()) {
      throw new InvalidSettingsException(faults);
    }
    var resolved = new HashMap<>(stored);
    resolved.putAll(values);
    return new RunSettings(
        new DispatchTaskSettings(resolved), SecretMask.of(List.copyOf(values.values())));
  }

  private static SettingsFault missing(String key, SecretReference reference) {
    return new SettingsFault(
        key,
        "this server has no secret '%s', see configuration key %s"
            .formatted(reference.alias(), reference.configurationKey()));
  }
}
