// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import dev.dispatchee.cli.server.PrivateFile;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The password of the database that is read: never an argument, which everybody can see. */
public final class Passwords {

  private static final String VARIABLE = "DISPATCH_SOURCE_PASSWORD";

  private Passwords() {}

  /** From the first line of the file, else from the environment; null if there is none. */
  public static @Nullable String find(@Nullable Path file, Map<String, String> environment) {
    if (file == null) {
      return environment.get(VARIABLE);
    }
    var lines = PrivateFile.lines(file);
    return lines.isEmpty() ? "" : lines.get(0);
  }
}
