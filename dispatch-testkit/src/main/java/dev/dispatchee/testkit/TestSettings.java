// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.testkit;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.run.RunSettings;
import dev.dispatchee.api.settings.SecretReference;
import dev.dispatchee.api.settings.SettingsForm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings that a test gives a run, and the secrets that they name. */
final class TestSettings {

  private final @Nullable SettingsForm<?> form;
  private final Map<String, String> stored = new HashMap<>();
  private final Map<SecretReference, String> secrets = new HashMap<>();

  private TestSettings(@Nullable SettingsForm<?> form) {
    this.form = form;
  }

  /** None yet, of those that an executor declares. */
  static TestSettings of(Class<?> executor) {
    return new TestSettings(formOf(executor));
  }

  void put(String key, String value) {
    stored.put(key, isPlainSecret(key, value) ? referenceTo(value).toString() : value);
  }

  void putSecret(SecretReference reference, String value) {
    secrets.put(reference, value);
  }

  /** As they are kept, with references to secrets. */
  DispatchTaskSettings stored() {
    return new DispatchTaskSettings(stored);
  }

  RunSettings resolved() {
    return RunSettings.of(stored, form, reference -> Optional.ofNullable(secrets.get(reference)));
  }

  private boolean isPlainSecret(String key, String value) {
    return form != null
        && form.secretKeys().contains(key)
        && !value.isBlank()
        && SecretReference.parse(value).isEmpty();
  }

  private SecretReference referenceTo(String value) {
    var reference = new SecretReference("test." + secrets.size());
    secrets.put(reference, value);
    return reference;
  }

  // A subclass that a test makes, such as a mock, does not inherit the annotation.
  private static @Nullable SettingsForm<?> formOf(Class<?> executor) {
    for (Class<?> type = executor; type != null; type = type.getSuperclass()) {
      var declared = type.getAnnotation(DispatchExecutor.class);
      if (declared != null) {
        return declared.settings() == Record.class ? null : SettingsForm.of(declared.settings());
      }
    }
    return null;
  }
}
