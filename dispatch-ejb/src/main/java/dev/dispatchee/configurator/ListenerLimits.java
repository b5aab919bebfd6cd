// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.configurator;

import dev.dispatchee.file.FileRules;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether the listeners of the server let the largest file of a trigger pass. What is larger than
 * one of them allows is answered by the server, which does not say why.
 */
@Singleton
class ListenerLimits {

  private static final List<String> LISTENERS =
      List.of("http-listener=default", "https-listener=https");
  private static final String SERVER = "subsystem=undertow,server=default-server,";

  /** What a listener of WildFly allows that says nothing, in bytes. */
  private static final long UNLESS_SET = 10_485_760;

  private static final long UNLIMITED = 0;

  private final ServerModel server;
  private final FileRules files;

  @Inject
  ListenerLimits(ServerModel server, FileRules files) {
    this.server = server;
    this.files = files;
  }

  /** Tells the log of each that does not. */
  void check() {
    tooNarrow()
        .forEach(
            (listener, most) ->
                ConfiguratorLog.LOG.filesDoNotPass(files.mostBytes(), listener, most));
  }

  /** Those that do not, with how many bytes each lets pass. */
  Map<String, Long> tooNarrow() {
    var found = new TreeMap<String, Long>();
    for (var listener : LISTENERS) {
      long most = server.has(SERVER + listener) ? mostBytes(listener) : UNLIMITED;
      if (most != UNLIMITED && most < files.mostBytes()) {
        found.put(listener, most);
      }
    }
    return found;
  }

  private long mostBytes(String listener) {
    return server.read(SERVER + listener, "maxPostSize").map(Long::parseLong).orElse(UNLESS_SET);
  }
}
