// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.api.settings.Setting;
import java.util.Map;
import java.util.Optional;

/**
 * The settings as users write them.
 *
 * @param deployment which holds the job; of an EAR, the EAR and its module
 * @param job the file of the job without {@code .xml}
 * @param parameters of the job
 * @param restart whether a job of this trigger that did not complete is gone on with
 */
record BatchJobSettings(
    @Setting(
            description = "The deployment that has the job; of an EAR, with the module in it.",
            maxLength = 400,
            pattern = BatchJobSettings.DEPLOYMENT_PATTERN,
            allowed = "the name of a deployment, such as shop.war or shop.ear/jobs.war")
        String deployment,
    @Setting(
            description = "The job: the name of its file in META-INF/batch-jobs, without .xml.",
            maxLength = 200,
            pattern = "[A-Za-z0-9_-][A-Za-z0-9._-]*",
            allowed = "the name of a job")
        String job,
    @Setting(description = "Parameters of the job, one a line, name=value.")
        Optional<Map<String, String>> parameters,
    @Setting(
            description =
                "Whether the last job of this trigger is gone on with when it failed or was stopped,"
                    + " instead of starting another.",
            defaultValue = "false")
        boolean restart) {

  /** Parameters with it are ours. */
  static final String OURS = "dispatch.";

  static final String DEPLOYMENT_PATTERN =
      "[A-Za-z0-9_-][A-Za-z0-9_.+-]*(?:/[A-Za-z0-9_-][A-Za-z0-9_.+-]*)?";

  private static final String PARAMETERS = "parameters";

  /**
   * Refuses parameters that are not the user's.
   *
   * @throws InvalidSettingsException naming them
   */
  BatchJobSettings {
    parameters
        .orElse(Map.of())
        .forEach(
            (name, value) -> {
              if (name.startsWith(OURS)) {
                throw new InvalidSettingsException(
                    PARAMETERS, name, "names that do not begin with " + OURS);
              }
              if (name.indexOf('\0') >= 0 || value.indexOf('\0') >= 0) {
                throw new InvalidSettingsException(
                    PARAMETERS, "a NUL character", "texts without one");
              }
            });
  }
}
