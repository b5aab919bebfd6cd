// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.liferay;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of Liferay Dispatch.
 *
 * @param place where it stands, for people
 * @param id dispatchTriggerId
 * @param company companyId
 * @param externalReferenceCode empty: none
 * @param name unique in its company
 * @param type dispatchTaskExecutorType
 * @param settings dispatchTaskSettings
 * @param cron empty: it was never scheduled
 * @param zone empty: from before it was kept
 * @param start null: none
 * @param end null: none
 * @param active whether it is scheduled
 * @param clusterMode as a number
 * @param overlapAllowed whether its runs may be in progress together
 * @param system whether it cannot be deleted
 * @param faults what of it cannot be read, each in words
 */
record LiferayTrigger(
    String place,
    long id,
    long company,
    String externalReferenceCode,
    String name,
    String type,
    Map<String, String> settings,
    String cron,
    String zone,
    @Nullable Instant start,
    @Nullable Instant end,
    boolean active,
    long clusterMode,
    boolean overlapAllowed,
    boolean system,
    List<String> faults) {

  LiferayTrigger {
    settings = new LinkedHashMap<>(settings);
    faults = List.copyOf(faults);
  }
}
