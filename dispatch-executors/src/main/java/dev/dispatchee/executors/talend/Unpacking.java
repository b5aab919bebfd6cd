// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Unpacks an archive as it comes, into a folder that is empty. It makes files and folders within it
 * and nothing else: what says that it is a link becomes a file. Nothing is overwritten. For one
 * archive.
 */
final class Unpacking {

  private static final int PIECE = 64 * 1024;

  private final Path folder;
  private final ArchiveLimits limits;
  private final DispatchTaskContext context;
  private final byte[] piece = new byte[PIECE];
  private long unpacked;
  private int entries;

  private Unpacking(Path folder, ArchiveLimits limits, DispatchTaskContext context) {
    this.folder = folder;
    this.limits = limits;
    this.context = context;
  }

  /**
   * Unpacks it.
   *
   * @throws TalendException if it is no archive, or one that is not allowed; the folder may hold a
   *     part of it then
   * @throws IOException if it cannot be read, or what is in it not written
   * @throws InterruptedException when the thread is interrupted or the run canceled
   */
  static void unpack(
      DispatchTaskFile archive, Path folder, ArchiveLimits limits, DispatchTaskContext context)
      throws TalendException, IOException, InterruptedException {
    new Unpacking(folder, limits, context).unpack(archive);
  }

  private void unpack(DispatchTaskFile archive)
      throws TalendException, IOException, InterruptedException {
    try (var counted = new CountedStream(archive.open());
        var buffered = new BufferedInputStream(counted, PIECE);
        var zip = new ZipInputStream(buffered, StandardCharsets.UTF_8)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        unpack(entry, zip, counted);
      }
    } catch (ZipException | IllegalArgumentException broken) {
      // The second for names that are no UTF-8.
      throw new TalendException(
          "the file '%s' is no zip archive that can be read: %s"
              .formatted(archive.name(), broken.getMessage()),
          broken);
    }
    if (entries == 0) {
      throw new TalendException(
          "the file '%s' is no zip archive, or an empty one".formatted(archive.name()));
    }
  }

  private void unpack(ZipEntry entry, InputStream bytes, CountedStream counted)
      throws TalendException, IOException, InterruptedException {
    entries++;
    if (entries > limits.entries()) {
      throw new TalendException(
          "the archive has more than %d files and folders".formatted(limits.entries()));
    }
    var path = EntryName.within(folder, entry.getName());
    try {
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.getParent());
        try (var file = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
          copy(bytes, file, counted);
        }
      }
    } catch (FileAlreadyExistsException twice) {
      throw new TalendException(
          "the archive has '%s' twice".formatted(folder.relativize(path)), twice);
    }
  }

  private void copy(InputStream from, OutputStream to, CountedStream counted)
      throws TalendException, IOException, InterruptedException {
    for (int count = from.read(piece); count >= 0; count = from.read(piece)) {
      if (Thread.interrupted() || context.isCanceled()) {
        throw new InterruptedException("canceled while the archive was being unpacked");
      }
      unpacked += count;
      limits.check(unpacked, counted.count());
      to.write(piece, 0, count);
    }
  }
}
