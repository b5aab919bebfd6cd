// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Copies the data of a PostgreSQL that runs, so that another one can follow it from there. */
final class BaseBackup {

  /** What is the server's own and not of its data, and the log, which the standby gets anyway. */
  private static final Set<String> NOT_COPIED =
      Set.of(
          "postmaster.pid", "postmaster.opts", "epg-lock", "pg_wal", "pg_replslot", "pg_dynshmem");

  private BaseBackup() {}

  /**
   * Makes the folder of a standby.
   *
   * @param administrator how to reach the server that is copied
   * @param port where the standby finds it, or what stands between
   */
  static void take(DataSource administrator, Path from, Path to, int port) {
    BaseFolder.delete(to);
    try (var connection = administrator.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('standby', true)");
      copy(from, to);
      try (var ended = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        ended.next();
        Files.writeString(to.resolve("backup_label"), ended.getString(1));
      }
      Files.createDirectories(to.resolve("pg_wal/archive_status"));
      Files.createDirectories(to.resolve("pg_replslot"));
      Files.createDirectories(to.resolve("pg_dynshmem"));
      Files.createFile(to.resolve("standby.signal"));
      // In place of what was set on the one that was copied, such as whom its commits wait for.
      Files.writeString(
          to.resolve("postgresql.auto.conf"),
          """
          primary_conninfo = 'host=127.0.0.1 port=%d user=postgres'
          wal_retrieve_retry_interval = '200ms'
          """
              .formatted(port));
      Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (isLeftOut(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!isLeftOut(file)) {
              copyIfThere(file, to.resolve(from.relativize(file).toString()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failed;
          }
        });
  }

  private static boolean isLeftOut(Path path) {
    return NOT_COPIED.contains(String.valueOf(path.getFileName()));
  }

  // The server goes on to work, and drops files.
  private static void copyIfThere(Path file, Path copy) throws IOException {
    try {
      Files.copy(file, copy);
    } catch (NoSuchFileException gone) {
      // As if it had been dropped before.
    }
  }
}
