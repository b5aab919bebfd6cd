// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.jdbc;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.io.IOException;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads values of any database, with a limit on all of them together. */
final class Values {

  private static final long LARGEST = 64L * 1024 * 1024;
  private static final int LARGEST_VALUE = 1024 * 1024;

  private final String name;
  private long size;

  Values(String name) {
    this.name = name;
  }

  Row row(ResultSet found) throws SQLException {
    var columns = new HashMap<String, Object>();
    var kinds = found.getMetaData();
    for (int i = 1; i <= kinds.getColumnCount(); i++) {
      var value = value(found, i, kinds.getColumnType(i));
      if (value != null) {
        columns.put(kinds.getColumnLabel(i).toUpperCase(Locale.ROOT), value);
      }
    }
    return new Row(columns);
  }

  private @Nullable Object value(ResultSet found, int column, int type) throws SQLException {
    try {
      return switch (type) {
        case Types.TIMESTAMP -> found.getObject(column, LocalDateTime.class);
        case Types.TIMESTAMP_WITH_TIMEZONE -> found.getObject(column, OffsetDateTime.class);
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(found, column);
        default -> plain(found, column);
      };
    } catch (IOException failed) {
      throw new SQLException(failed);
    }
  }

  private @Nullable Object plain(ResultSet found, int column) throws SQLException, IOException {
    var value = found.getObject(column);
    if (value instanceof Clob clob) {
      try (var text = clob.getCharacterStream()) {
        return counted(read(text));
      }
    }
    if (value instanceof Blob) {
      return bytes(found, column);
    }
    if (value instanceof Timestamp time) {
      return time.toLocalDateTime();
    }
    return value instanceof Number || value instanceof Boolean || value == null
        ? value
        : counted(value.toString());
  }

  private static String read(Reader text) throws IOException {
    var read = new StringBuilder();
    var some = new char[8192];
    int count;
    while (read.length() <= LARGEST_VALUE && (count = text.read(some)) > 0) {
      read.append(some, 0, count);
    }
    return read.toString();
  }

  private byte @Nullable [] bytes(ResultSet found, int column) throws SQLException, IOException {
    try (var stream = found.getBinaryStream(column)) {
      if (stream == null) {
        return null;
      }
      var bytes = stream.readNBytes(LARGEST_VALUE + 1);
      count(bytes.length);
      return bytes;
    }
  }

  private String counted(String text) {
    count(text.length());
    return text;
  }

  private void count(int more) {
    size += more;
    if (more > LARGEST_VALUE || size > LARGEST) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE,
          "%s: a value of more than %d, or values of more than %d bytes, allowed: less"
              .formatted(name, LARGEST_VALUE, LARGEST));
    }
  }
}
