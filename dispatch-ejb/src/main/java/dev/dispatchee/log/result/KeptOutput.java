// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.log.result;

import java.util.List;

/**
 * What is kept of a run's output.
 *
 * @param chunks in UTF-8, in order; each ends where a character does
 * @param position how many bytes are stored already, before these
 * @param bytes how many there were in all
 * @param truncated whether there were more than are kept
 * @param maybeStored whether some of these may be stored already, because an answer got lost
 */
public record KeptOutput(
    List<byte[]> chunks, int position, long bytes, boolean truncated, boolean maybeStored) {

  /** Nothing was said. */
  public static final KeptOutput NONE = new KeptOutput(List.of(), 0, 0, false, false);
}
