// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.secret;

import dev.dispatchee.api.settings.SecretReference;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** The secrets of this server. Asked anew for each run, so nothing is kept here. */
public final class SecretStore {

  private final Function<String, @Nullable String> configuration;

  private SecretStore(Function<String, @Nullable String> configuration) {
    this.configuration = configuration;
  }

  /** Those of a configuration, under the keys {@code dispatch.secret.ALIAS}. */
  public static SecretStore of(Config config) {
    return new SecretStore(key -> firstOf(config.getConfigSources(), key));
  }

  /** Those under the keys {@code dispatch.secret.ALIAS} of a function; null for none. */
  public static SecretStore of(Function<String, @Nullable String> configuration) {
    return new SecretStore(configuration);
  }

  /**
   * The value that a reference stands for, if this server has one that is not empty. A line break
   * at its end is left out: files are written with one.
   */
  public Optional<String> find(SecretReference reference) {
    return Optional.ofNullable(configuration.apply(reference.configurationKey()))
        .map(value -> value.replaceFirst("\\r?\\n\\z", ""))
        .filter(value -> !value.isBlank());
  }

  // From the sources themselves, which come highest first: the configuration would take "${" in a
  // password for an expression.
  private static @Nullable String firstOf(Iterable<ConfigSource> sources, String key) {
    return StreamSupport.stream(sources.spliterator(), false)
        .flatMap(source -> Optional.ofNullable(source.getValue(key)).stream())
        .findFirst()
        .orElse(null);
  }
}
