// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was sent of something that has an id: apart from the id, only what can be written.
 *
 * @param id the id that was sent; null for none
 * @param written the rest, without the fields that can only be read
 */
public record Identified(@Nullable BigInteger id, ObjectNode written) {

  private static final String ID = "id";

  private record Identity(@Nullable BigInteger id) {}

  /**
   * Takes the two apart.
   *
   * @param readOnly the fields that may be sent back and are ignored
   * @throws UnreadableJsonException if the id is no whole number
   */
  public static Identified of(ObjectNode sent, Set<String> readOnly) {
    var identity = sent.objectNode();
    if (sent.has(ID)) {
      identity.set(ID, sent.get(ID));
    }
    var id = Json.convert(identity, Identity.class).id();
    var written = sent.objectNode();
    written.setAll(sent);
    written.remove(readOnly);
    return new Identified(id, written);
  }
}
