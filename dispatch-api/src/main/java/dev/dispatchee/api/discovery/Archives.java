// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

/** The names of the archives that classes and files come from. */
final class Archives {

  private Archives() {}

  /** The archive that contains a class; empty if that is not known. */
  static String of(Class<?> type) {
    var source = type.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? ""
        : nameOf(source.getLocation().getPath());
  }

  /**
   * The name of an archive, of a web application its own and not that of what is inside.
   *
   * @param root the path of an address of it, such as {@code /content/greet.jar/}
   */
  static String nameOf(String root) {
    int inside = root.indexOf("/WEB-INF/");
    var path = inside < 0 ? root : root.substring(0, inside);
    // Of a jar that is read as such.
    int end = path.endsWith("!/") ? path.length() - 2 : path.length();
    end = path.startsWith("/", end - 1) ? end - 1 : end;
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }
}
