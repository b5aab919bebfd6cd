// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.log.LogLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The keys of how long and how many logs are kept where a trigger says nothing of its own. */
final class LogLimitKeys {

  private static final String FAILED_RETENTION = "dispatch.log.retention.failed";
  private static final String CANCELED_RETENTION = "dispatch.log.retention.canceled";
  private static final String ALL = "dispatch.log.limit";
  private static final String SUCCESSFUL = "dispatch.log.limit.successful";
  private static final String FAILED = "dispatch.log.limit.failed";
  private static final String CANCELED = "dispatch.log.limit.canceled";

  private LogLimitKeys() {}

  static LogLimits read(ConfigurationValues values) {
    return new LogLimits(
        values.durationIfAny(FAILED_RETENTION, LogLimits.SHORTEST),
        values.durationIfAny(CANCELED_RETENTION, LogLimits.SHORTEST),
        values.numberIfAny(ALL, LogLimits.LARGEST),
        values.numberIfAny(SUCCESSFUL, LogLimits.LARGEST),
        values.numberIfAny(FAILED, LogLimits.LARGEST),
        values.numberIfAny(CANCELED, LogLimits.LARGEST));
  }

  /** The values under their keys, empty where nothing is set. */
  static Map<String, String> values(LogLimits limits) {
    var values = new LinkedHashMap<String, String>();
    values.put(FAILED_RETENTION, Objects.toString(limits.failedRetention(), ""));
    values.put(CANCELED_RETENTION, Objects.toString(limits.canceledRetention(), ""));
    values.put(ALL, Objects.toString(limits.all(), ""));
    values.put(SUCCESSFUL, Objects.toString(limits.successful(), ""));
    values.put(FAILED, Objects.toString(limits.failed(), ""));
    values.put(CANCELED, Objects.toString(limits.canceled(), ""));
    return values;
  }
}
