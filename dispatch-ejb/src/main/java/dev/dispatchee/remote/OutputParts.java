// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.remote;

import dev.dispatchee.client.OutputPart;
import dev.dispatchee.log.DispatchLogId;
import dev.dispatchee.log.Utf8;
import dev.dispatchee.log.manage.DispatchLogService;
import dev.dispatchee.problem.Violations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Parts of what runs said. */
final class OutputParts {

  private static final int LONGEST_CHARACTER = 4;

  private OutputParts() {}

  /**
   * Reads a part; it ends where a character does, so it may be a little shorter than was asked for.
   *
   * @throws dev.dispatchee.problem.ValidationException if the numbers are not allowed
   */
  static OutputPart read(DispatchLogService logs, DispatchLogId id, long from, int atMost) {
    var violations = new Violations();
    if (from < 0) {
      violations.addFound("from", from, "0 or more");
    }
    if (atMost < LONGEST_CHARACTER || atMost > OutputPart.MOST_BYTES) {
      violations.addFound("atMost", atMost, LONGEST_CHARACTER + " to " + OutputPart.MOST_BYTES);
    }
    violations.throwIfAny();
    long size = logs.outputSize(id).bytes();
    if (from >= size) {
      return new OutputPart(from, "", from, size);
    }
    long end = Math.min(size, from + atMost);
    var bytes = new ByteArrayOutputStream();
    logs.copyOutput(id, from, end, bytes);
    return part(from, bytes.toByteArray(), size);
  }

  /** The part that some bytes make, without the character that they cut off at their end. */
  static OutputPart part(long from, byte[] bytes, long size) {
    if (bytes.length == 0) {
      // Deleted since its size was read: then there is no more of it.
      return new OutputPart(from, "", from, from);
    }
    int length = from + bytes.length < size ? wholeCharacters(bytes) : bytes.length;
    return new OutputPart(
        from, new String(bytes, 0, length, StandardCharsets.UTF_8), from + length, size);
  }

  // Of what is no text all is taken, or nobody would ever come past it.
  private static int wholeCharacters(byte[] bytes) {
    int end = Utf8.endOfLastCharacter(bytes);
    return end == 0 ? bytes.length : end;
  }
}
