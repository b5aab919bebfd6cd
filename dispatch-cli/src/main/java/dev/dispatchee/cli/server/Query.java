// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address of something: a path and what is asked of it. */
public final class Query {

  private final StringBuilder text;
  private char before = '?';

  private Query(String path) {
    text = new StringBuilder(path);
  }

  /** Begins with a path. */
  public static Query of(String path) {
    return new Query(path);
  }

  /** A path and one more step, which may be any text. */
  public static String path(String path, String step) {
    return path + "/" + encoded(step);
  }

  /** Adds a parameter if it has a value. */
  public Query with(String name, @Nullable Object value) {
    if (value != null) {
      text.append(before).append(name).append('=').append(encoded(value.toString()));
      before = '&';
    }
    return this;
  }

  /** Adds a parameter once for each value. */
  public Query withEach(String name, List<String> values) {
    values.forEach(value -> with(name, value));
    return this;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
