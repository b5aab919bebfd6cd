// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.file.StoredFile;
import dev.dispatchee.problem.StaleVersionException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which file of a trigger a caller is ready to change: by the version of the trigger, as with its
 * settings, or by what the file is.
 *
 * @param mustExist whether there has to be a file
 * @param versions of these versions of the trigger; null for any, together with the checksums
 * @param checksums with one of these checksums
 */
public record FileCondition(
    boolean mustExist, @Nullable Set<Long> versions, Set<String> checksums) {

  /** Whatever there is, also nothing. */
  public static final FileCondition NONE = new FileCondition(false, null, Set.of());

  /** Any file. */
  public static final FileCondition EXISTING = new FileCondition(true, null, Set.of());

  /** Copies both. */
  public FileCondition {
    versions = versions == null ? null : Set.copyOf(versions);
    checksums = Set.copyOf(checksums);
  }

  /** One of these versions, or one of these checksums. */
  public static FileCondition oneOf(Collection<Long> versions, Collection<String> checksums) {
    return new FileCondition(false, Set.copyOf(versions), Set.copyOf(checksums));
  }

  /**
   * Checks what there is.
   *
   * @param version the version of the trigger
   * @throws StaleVersionException if that may not be changed
   */
  void check(long version, Optional<StoredFile> file) {
    if (mustExist && file.isEmpty()) {
      throw new StaleVersionException("the trigger has no file");
    }
    if (versions == null
        || versions.contains(version)
        || file.filter(found -> checksums.contains(found.checksum())).isPresent()) {
      return;
    }
    throw new StaleVersionException(
        "found version %d of the trigger and %s, expected another"
            .formatted(
                version,
                file.map(found -> "a file with checksum " + found.checksum()).orElse("no file")));
  }
}
