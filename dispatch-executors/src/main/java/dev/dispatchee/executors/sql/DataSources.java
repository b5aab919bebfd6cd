// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import dev.dispatchee.api.PermanentFailureException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * The data sources that the administrator of the server lets statements be executed on: none that
 * is not named here.
 *
 * @param names in JNDI, as settings must write them
 */
record DataSources(List<String> names) {

  /** The configuration key of the list. */
  static final String KEY = "dispatch.sql.data-sources";

  static final int LONGEST = 200;

  /** Only names of the server itself: others could lead to a foreign one. */
  static final String PATTERN = "java:[A-Za-z0-9_./-]+";

  static final String ALLOWED = "a name such as java:jboss/datasources/OrdersDS";

  private static final Pattern NAME = Pattern.compile(PATTERN);

  /** Copies the names. */
  DataSources {
    names = List.copyOf(names);
  }

  /**
   * Reads a list whose entries are separated by commas.
   *
   * @throws IllegalArgumentException naming the key and the first entry that is none
   */
  static DataSources parse(String text) {
    var names =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .toList();
    for (var name : names) {
      if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("%s: '%s' is not %s".formatted(KEY, name, ALLOWED));
      }
    }
    return new DataSources(names);
  }

  /**
   * Refuses what is not allowed.
   *
   * @throws PermanentFailureException naming the key under which it would be
   */
  void check(String name) {
    if (!names.contains(name)) {
      throw new PermanentFailureException(
          "the data source %s is not among those that the server allows (%s)".formatted(name, KEY));
    }
  }

  /**
   * Finds a data source of this server.
   *
   * @throws SqlRunException if there is none of that name
   */
  @SuppressWarnings(
      "BanJNDI") // A name that the administrator allows, in the server's own directory.
  static DataSource find(String name) throws SqlRunException {
    try {
      Object found = InitialContext.doLookup(name);
      if (found instanceof DataSource dataSource) {
        return dataSource;
      }
      throw SqlRunException.noDataSource(name, null);
    } catch (NamingException notThere) {
      throw SqlRunException.noDataSource(name, notThere);
    }
  }
}
