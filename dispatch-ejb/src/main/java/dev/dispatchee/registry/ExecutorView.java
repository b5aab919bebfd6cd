// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.registry;

import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An executor as the admin API shows it; the names are those of the API.
 *
 * @param type its identity, as triggers name it
 * @param name what people read
 * @param description one or two sentences, or empty
 * @param hidden whether it is left out where people choose
 * @param singleNode whether it must never run on all nodes
 * @param restricted whether only an administrator may write its settings
 * @param deployment the archive that it came with
 * @param nodes the live nodes that have it
 * @param differingNodes those of them that have another version of it than is shown, which is that
 *     of this node or, if it has none, of the first
 * @param settingsSchema JSON Schema 2020-12 of its settings; null when it declares none
 */
public record ExecutorView(
    String type,
    String name,
    String description,
    String language,
    boolean hidden,
    boolean singleNode,
    boolean restricted,
    String deployment,
    List<String> nodes,
    List<String> differingNodes,
    @Nullable Map<String, Object> settingsSchema) {

  static ExecutorView of(KnownExecutor known, List<LanguageRange> wanted) {
    var executor = known.shown().in(wanted);
    return new ExecutorView(
        executor.type(),
        executor.name(),
        executor.description(),
        executor.language(),
        executor.hidden(),
        executor.singleNode(),
        executor.restricted(),
        executor.deployment(),
        known.nodes(),
        known.differingNodes(),
        executor.schema());
  }
}
