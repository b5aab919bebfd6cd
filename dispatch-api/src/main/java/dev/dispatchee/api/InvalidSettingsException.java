// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api;

import dev.dispatchee.api.settings.FaultySettings;
import dev.dispatchee.api.settings.SettingsFault;
import java.util.List;
import java.util.stream.Collectors;

/** Settings that an executor cannot use, however often it tries. */
public class InvalidSettingsException extends PermanentFailureException implements FaultySettings {

  private final transient List<SettingsFault> faults;

  /**
   * Names what is wrong with one setting.
   *
   * @param key the wrong setting
   * @param found its value, cut when it is long
   * @param allowed what would be accepted
   */
  public InvalidSettingsException(String key, String found, String allowed) {
    this(List.of(SettingsFault.found(key, found, allowed)));
  }

  /** Names everything that is wrong with the settings; at least one fault. */
  public InvalidSettingsException(List<SettingsFault> faults) {
    super(faults.stream().map(SettingsFault::sentence).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** Settings that the constructor of their record rejects. */
  InvalidSettingsException(RuntimeException refused) {
    super(
        refused.getMessage() == null ? refused.getClass().getName() : refused.getMessage(),
        refused);
    this.faults = List.of();
  }

  /** The fault of a required setting that is missing. */
  public static InvalidSettingsException missing(String key) {
    return new InvalidSettingsException(List.of(SettingsFault.missing(key)));
  }

  /**
   * The wrong setting, or the first of several; empty if each is allowed but they do not fit
   * together.
   */
  public String key() {
    return faults.isEmpty() ? "" : faults.get(0).key();
  }

  @Override
  public List<SettingsFault> faults() {
    return faults;
  }
}
