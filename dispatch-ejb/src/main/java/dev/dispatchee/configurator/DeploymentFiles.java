// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The deployments that work on this server, and where it has their files. */
@Singleton
class DeploymentFiles {

  private static final String DEPLOYMENTS = "jboss.as:deployment=*";

  /**
   * An archive or a folder for each deployment that is there and has one, by its name; empty while
   * the server cannot tell.
   */
  Optional<Map<String, Path>> all() {
    return ServerModel.ask(DeploymentFiles::read);
  }

  private static Map<String, Path> read(MBeanServer server) throws JMException {
    var files = new TreeMap<String, Path>();
    for (var name : server.queryNames(new ObjectName(DEPLOYMENTS), null)) {
      if ("OK".equals(server.getAttribute(name, "status"))) {
        file(server, name).ifPresent(file -> files.put(name.getKeyProperty("deployment"), file));
      }
    }
    return files;
  }

  private static Optional<Path> file(MBeanServer server, ObjectName name) throws JMException {
    return server.getAttribute(name, "content") instanceof CompositeData[] contents
            && contents.length == 1
        ? Optional.ofNullable(file(contents[0])).filter(Files::exists)
        : Optional.empty();
  }

  // Deployed by the management it is in the content store under its hash, by the scanner where it
  // is.
  private static @Nullable Path file(CompositeData content) {
    if (content.containsKey("hash") && content.get("hash") instanceof byte[] hash) {
      var hex = HexFormat.of().formatHex(hash);
      return folder("jboss.server.data.dir")
          .resolve("content")
          .resolve(hex.substring(0, 2))
          .resolve(hex.substring(2))
          .resolve("content");
    }
    if (content.containsKey("path") && content.get("path") instanceof String path) {
      var base = content.containsKey("relative-to") ? content.get("relative-to") : null;
      return base == null ? Path.of(path) : folder(base.toString()).resolve(path);
    }
    return null;
  }

  private static Path folder(String property) {
    return Path.of(Objects.requireNonNullElse(System.getProperty(property), ""));
  }
}
