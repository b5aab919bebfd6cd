// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.configurator.About.ConfigurationEntry;
import dev.dispatchee.configurator.About.Kind;
import dev.dispatchee.listener.BellRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** The configuration as it is in force, key by key. */
final class ConfigurationEntries {

  private static final String PREFIX = "dispatch.";
  private static final String SECRET = "dispatch.secret.";
  private static final String METRICS_TOKEN = "dispatch.metrics.token";

  /** Read by the parts that need them, with what holds if nobody has set them. */
  private static final List<ReadElsewhere> READ_ELSEWHERE =
      List.of(
          new ReadElsewhere(BellRoute.BROKER, null),
          new ReadElsewhere(BrokerSettings.USER, null),
          new ReadElsewhere("dispatch.http-request.allow", null),
          new ReadElsewhere("dispatch.process.commands", null),
          new ReadElsewhere("dispatch.process.directories", null),
          new ReadElsewhere("dispatch.process.variables", null),
          new ReadElsewhere("dispatch.sql.data-sources", null),
          new ReadElsewhere("dispatch.http-request.proxy", null),
          new ReadElsewhere("dispatch.mail.recipients", null),
          new ReadElsewhere("dispatch.mail.sessions", "java:jboss/mail/Default"),
          new ReadElsewhere("dispatch.jms-send.destinations", null),
          new ReadElsewhere(
              "dispatch.jms-send.connection-factories", "java:jboss/DefaultJMSConnectionFactory"),
          new ReadElsewhere("dispatch.ejb-call.methods", null),
          new ReadElsewhere("dispatch.talend.enabled", "false"),
          new ReadElsewhere("dispatch.talend.unpacked", "1073741824"),
          new ReadElsewhere("dispatch.api.origins", null),
          new ReadElsewhere("dispatch.session.idle", "PT30M"),
          new ReadElsewhere("dispatch.session.longest", "PT12H"),
          new ReadElsewhere("dispatch.console.sign-in", "form"));

  /** Of the install scripts and of the start, or never to be shown. */
  private static final Set<String> OF_THE_SERVER =
      Set.of(
          "dispatch.h2.path",
          "dispatch.admin.password",
          "dispatch.broker.tls",
          BrokerSettings.PASSWORD);

  private record ReadElsewhere(String key, @Nullable String otherwise) {}

  private ConfigurationEntries() {}

  /** All keys of ours, then what else is set under our prefix. */
  static List<ConfigurationEntry> of(DispatchConfiguration configuration, Config config) {
    var entries = new ArrayList<ConfigurationEntry>();
    configuration
        .values()
        .forEach((key, value) -> entries.add(entry(key, value.isEmpty() ? null : value, config)));
    for (var one : READ_ELSEWHERE) {
      var value = config.getOptionalValue(one.key(), String.class).orElse(one.otherwise());
      entries.add(entry(one.key(), value, config));
    }
    boolean pings = config.getConfigValue(DispatchConfiguration.PING_URL).getValue() != null;
    entries.add(
        new ConfigurationEntry(
            DispatchConfiguration.PING_URL, null, pings ? Kind.SECRET : Kind.DEFAULT));
    entries.add(tokenOf(config));
    var others = new TreeSet<String>();
    config.getPropertyNames().forEach(others::add);
    others.removeIf(key -> !key.startsWith(PREFIX));
    others.removeAll(OF_THE_SERVER);
    entries.forEach(known -> others.remove(known.key()));
    for (var key : others) {
      var kind = key.startsWith(SECRET) ? Kind.SECRET : Kind.UNKNOWN;
      entries.add(new ConfigurationEntry(key, null, kind));
    }
    return List.copyOf(entries);
  }

  private static ConfigurationEntry tokenOf(Config config) {
    boolean set = config.getConfigValue(METRICS_TOKEN).getValue() != null;
    return new ConfigurationEntry(METRICS_TOKEN, null, set ? Kind.SECRET : Kind.DEFAULT);
  }

  private static ConfigurationEntry entry(String key, @Nullable String value, Config config) {
    boolean set = config.getConfigValue(key).getValue() != null;
    return new ConfigurationEntry(key, value, set ? Kind.SET : Kind.DEFAULT);
  }
}
