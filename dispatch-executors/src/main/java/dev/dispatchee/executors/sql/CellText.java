// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.sql;

import java.io.IOException;
import java.io.Reader;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/** The values of a result as one short text each; of what is large only the beginning is read. */
final class CellText {

  /** So many characters of a value are shown. */
  static final int LONGEST = 1_000;

  private CellText() {}

  /**
   * The value of a column in the row where a result stands.
   *
   * @param column from 1
   * @param type one of {@link Types}
   * @throws SQLException if it cannot be read
   */
  static String of(ResultSet result, int column, int type) throws SQLException {
    return switch (type) {
      case Types.BLOB -> ofBlob(result.getBlob(column));
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> ofBytes(result.getBytes(column));
      case Types.CLOB, Types.NCLOB -> ofClob(result.getClob(column));
      // Reading it would make an object of whatever class somebody has stored.
      case Types.JAVA_OBJECT -> "(an object)";
      default -> ofText(result.getString(column));
    };
  }

  /** A text without line ends and tabs, so that it fits in its column. */
  static String ofText(@Nullable String text) {
    if (text == null) {
      return "NULL";
    }
    boolean cut = text.length() > LONGEST;
    return escaped(cut ? text.substring(0, LONGEST) : text) + (cut ? "…" : "");
  }

  private static String ofBytes(byte @Nullable [] bytes) {
    return bytes == null ? "NULL" : ofSize(bytes.length);
  }

  private static String ofBlob(@Nullable Blob blob) throws SQLException {
    if (blob == null) {
      return "NULL";
    }
    try {
      return ofSize(blob.length());
    } finally {
      blob.free();
    }
  }

  private static String ofSize(long bytes) {
    return "(%d bytes)".formatted(bytes);
  }

  private static String ofClob(@Nullable Clob clob) throws SQLException {
    if (clob == null) {
      return "NULL";
    }
    try (var reader = clob.getCharacterStream()) {
      return ofText(start(reader));
    } catch (IOException broken) {
      throw new SQLException("a large text could not be read", broken);
    } finally {
      clob.free();
    }
  }

  private static String start(Reader reader) throws IOException {
    // One more: to know whether the text goes on.
    var characters = new char[LONGEST + 1];
    int count = 0;
    int read = reader.read(characters);
    while (read > 0) {
      count += read;
      read = reader.read(characters, count, characters.length - count);
    }
    return new String(characters, 0, count);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }
}
