// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

/** The path of the file of a trigger, whose bodies are larger than others. */
final class FilePath {

  private static final String BEFORE = "/api/v1/triggers/";
  private static final String BEHIND = "/file";

  private FilePath() {}

  /**
   * Whether a request brings in a file.
   *
   * @param path from the application's root on
   */
  static boolean isOfUpload(String method, String path) {
    return method.equals("PUT")
        && path.startsWith(BEFORE)
        && path.endsWith(BEHIND)
        && path.indexOf('/', BEFORE.length()) == path.length() - BEHIND.length();
  }
}
