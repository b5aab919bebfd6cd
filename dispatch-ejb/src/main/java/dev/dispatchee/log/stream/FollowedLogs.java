// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import dev.dispatchee.access.Caller;
import dev.dispatchee.access.Sight;
import dev.dispatchee.log.LogView;
import java.util.Collection;
import java.util.Map;

/** What followers are told of, as it is stored. */
interface FollowedLogs {

  /** What a follower may see now. */
  Sight sightOf(Caller follower);

  /** The logs with these ids that there are and that somebody may see. */
  Map<Long, LogView> logs(Collection<Long> ids, Sight sight);

  /** How many bytes are stored of the output of each of these logs; of none: no entry. */
  Map<Long, Long> outputSizes(Collection<Long> ids);

  /** The bytes from {@code first} (inclusive) to {@code end} (exclusive). */
  byte[] output(long id, long first, long end);
}
