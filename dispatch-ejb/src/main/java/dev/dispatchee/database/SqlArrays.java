// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.LongStream;

/** Many values in one parameter, in a form that both databases take. */
public final class SqlArrays {

  private SqlArrays() {}

  /** An array of type {@code bigint}. */
  public static Array longs(Connection connection, LongStream values) throws SQLException {
    return connection.createArrayOf("bigint", values.boxed().toArray(Long[]::new));
  }

  /** An array of type {@code varchar}. */
  public static Array texts(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("varchar", values.toArray(String[]::new));
  }
}
