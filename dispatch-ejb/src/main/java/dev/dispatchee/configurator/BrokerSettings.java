// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.listener.BellRoute;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Which broker carries the bells, and who this node is to it. */
final class BrokerSettings {

  static final String USER = BellRoute.BROKER + ".user";

  /** Set by the environment of the server; never shown. */
  static final String PASSWORD = BellRoute.BROKER + ".password";

  private BrokerSettings() {}

  /**
   * The route that is configured.
   *
   * @param broker the system property of that name and nothing else: the server reads the same one
   *     for the listener
   * @throws IllegalStateException naming the key that is missing
   */
  static BellRoute route(@Nullable String broker, Config config) {
    return broker == null
        ? BellRoute.own()
        : BellRoute.over(
            broker, new BellRoute.Login(required(config, USER), required(config, PASSWORD)));
  }

  private static String required(Config config, String key) {
    return config
        .getOptionalValue(key, String.class)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s: found nothing, needed: what the broker of %s asks for; set it as the environment variable %s"
                        .formatted(
                            key,
                            BellRoute.BROKER,
                            key.toUpperCase(Locale.ROOT).replace('.', '_'))));
  }
}
