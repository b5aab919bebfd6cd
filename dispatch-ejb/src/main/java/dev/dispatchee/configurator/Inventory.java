// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.database.Database;
import dev.dispatchee.node.Node;
import dev.dispatchee.node.ProductVersion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gathers what this node runs. */
@Singleton
class Inventory {

  private static final String SERVER = "management-root=server";

  private final Database database;
  private final Node node;
  private final ServerModel server;
  private final DispatchConfiguration configuration;
  private volatile String schemaVersion = "unknown";
  // By the class loader of this module: another thread's may not have the server's configuration.
  private final Config config = ConfigProvider.getConfig(Inventory.class.getClassLoader());

  @Inject
  Inventory(Database database, Node node, ServerModel server, DispatchConfiguration configuration) {
    this.database = database;
    this.node = node;
    this.server = server;
    this.configuration = configuration;
  }

  void schemaIs(String version) {
    schemaVersion = version;
  }

  About take() {
    return new About(
        ProductVersion.text(),
        node.name(),
        "%s %s".formatted(ofServer("product-name"), ofServer("product-version")),
        "%s %s".formatted(System.getProperty("java.vendor"), System.getProperty("java.version")),
        product(),
        schemaVersion,
        ZoneId.systemDefault().getId(),
        ConfigurationEntries.of(configuration, config));
  }

  private String ofServer(String attribute) {
    return server.read(SERVER, attribute).orElse("unknown");
  }

  private String product() {
    return database.withConnection(
        connection -> {
          var about = connection.getMetaData();
          return "%s %s"
              .formatted(about.getDatabaseProductName(), about.getDatabaseProductVersion());
        });
  }
}
