// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.stream;

import dev.dispatchee.log.LogView;
import java.util.Collection;
import java.util.Map;

/** What followers are told of, as it is stored. */
interface FollowedLogs {

  /** The logs with these ids that there are. */
  Map<Long, LogView> logs(Collection<Long> ids);

  /** How many bytes are stored of the output of each of these logs; of none: no entry. */
  Map<Long, Long> outputSizes(Collection<Long> ids);

  /** The bytes from {@code first} (inclusive) to {@code end} (exclusive). */
  byte[] output(long id, long first, long end);
}
