// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

/**
 * What an archive may become when it is unpacked.
 *
 * @param bytes how many bytes in all
 * @param entries how many files and folders
 * @param ratio how many bytes for each one that was read, once there are {@link #JUDGED_FROM}
 */
record ArchiveLimits(long bytes, int entries, int ratio) {

  /** How many bytes are let pass before the ratio counts: a few long lists pack very well. */
  static final long JUDGED_FROM = 16L * 1024 * 1024;

  /** How long a name may be, in bytes of UTF-8, as file systems have it. */
  static final int LONGEST_NAME = 255;

  /** How many folders may stand in each other. */
  static final int DEEPEST = 32;

  /** What holds for all archives but for their size. */
  static ArchiveLimits of(long bytes) {
    return new ArchiveLimits(bytes, 20_000, 100);
  }

  /**
   * Refuses what has become too much.
   *
   * @param unpacked how many bytes there are
   * @param read of how many bytes of the archive
   */
  void check(long unpacked, long read) throws TalendException {
    if (unpacked > bytes) {
      throw new TalendException(
          "the archive unpacks to more than %d bytes (%s)"
              .formatted(bytes, TalendExecutor.UNPACKED));
    }
    if (unpacked > JUDGED_FROM && unpacked / ratio > read) {
      throw new TalendException(
          "the archive unpacks to more than %d times its size".formatted(ratio));
    }
  }
}
