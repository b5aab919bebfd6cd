// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import dev.dispatchee.api.settings.FaultySettings;
import dev.dispatchee.api.settings.SettingsFault;
import java.util.List;
import java.util.stream.Collectors;

/** Settings that an executor cannot work with, however often it tries. */
public class InvalidSettingsException extends PermanentFailureException implements FaultySettings {

  private final transient List<SettingsFault> faults;

  /**
   * Names what is wrong with one setting.
   *
   * @param key the setting at fault
   * @param found its value, cut when it is long
   * @param allowed what would be accepted
   */
  public InvalidSettingsException(String key, String found, String allowed) {
    this(List.of(SettingsFault.found(key, found, allowed)));
  }

  /** Names all that is wrong with settings, at least one fault. */
  public InvalidSettingsException(List<SettingsFault> faults) {
    super(faults.stream().map(SettingsFault::sentence).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** Settings that the constructor of their record refuses. */
  InvalidSettingsException(RuntimeException refused) {
    super(
        refused.getMessage() == null ? refused.getClass().getName() : refused.getMessage(),
        refused);
    this.faults = List.of();
  }

  /** The fault of a setting that must be there and is not. */
  public static InvalidSettingsException missing(String key) {
    return new InvalidSettingsException(List.of(SettingsFault.missing(key)));
  }

  /** The setting at fault, the first of several; empty when they do not go together. */
  public String key() {
    return faults.isEmpty() ? "" : faults.get(0).key();
  }

  @Override
  public List<SettingsFault> faults() {
    return faults;
  }
}
