// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import dev.dispatchee.database.Database;
import dev.dispatchee.database.Instants;
import dev.dispatchee.database.Rows;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of files, in pieces: each is read and written on its own. Safe for several threads. */
public class FilePieces {

  /** How many bytes a piece has, but for the last one of a file. */
  static final int SIZE = 256 * 1024;

  private final Database database;
  private final Clock clock;

  FilePieces(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One piece of a file; empty if the file is not there any more. */
  Optional<byte[]> read(long file, int number) {
    return database.withConnection(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select piece_bytes from dispatch_file_piece where file_id = ? and piece = ?")) {
            select.setLong(1, file);
            select.setInt(2, number);
            return Rows.first(select, row -> row.getBytes(1));
          }
        });
  }

  /**
   * Adds a piece to a file that is on its way in, in a transaction of its own.
   *
   * @return false if the file is not there any more: it took too long
   */
  boolean append(long file, int number, byte[] bytes, int length) {
    return database.inTransaction(
        connection -> {
          try (var touch =
              connection.prepareStatement(
                  "update dispatch_file set date_touched = ?"
                      + " where id = ? and trigger_id is null")) {
            Instants.set(touch, 1, clock.instant());
            touch.setLong(2, file);
            if (touch.executeUpdate() == 0) {
              return false;
            }
          }
          try (var insert =
              connection.prepareStatement(
                  "insert into dispatch_file_piece (file_id, piece, piece_bytes)"
                      + " values (?, ?, ?)")) {
            insert.setLong(1, file);
            insert.setInt(2, number);
            insert.setBytes(3, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
            return insert.executeUpdate() == 1;
          }
        });
  }

  /** What makes the checksum of a file. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
