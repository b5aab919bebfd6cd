// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli;

import dev.dispatchee.cli.server.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which triggers. */
final class TriggerFilterOptions {

  @Option(names = "--search", paramLabel = "TEXT", description = "Part of the name.")
  private @Nullable String search;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "Those with this label; repeated: with one of these.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--managed-by",
      paramLabel = "NAME",
      description = "Those that are applied under this name.")
  private @Nullable String managedBy;

  @Option(names = "--active", paramLabel = "true|false", description = "Active ones, or others.")
  private @Nullable Boolean active;

  @Option(names = "--executor", paramLabel = "TYPE", description = "Those of this executor.")
  private @Nullable String executor;

  @Option(
      names = "--concurrency-group",
      paramLabel = "NAME",
      description = "Those in this concurrency group.")
  private @Nullable String group;

  Query addTo(Query query) {
    query.with("search", search).withEach("label", labels);
    if (managedBy != null) {
      query.with("label", Manager.of(managedBy).label());
    }
    return query
        .with("active", active)
        .with("dispatchTaskExecutorType", executor)
        .with("concurrencyGroup", group);
  }
}
