// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trigger of a file.
 *
 * @param file where it stands
 * @param index which one of the file, from 0
 * @param fields as the admin API takes them
 */
public record Definition(DefinitionFile file, int index, Map<String, @Nullable Object> fields) {

  /** Its external reference code; empty if it has none. */
  public String code() {
    return fields.get("externalReferenceCode") instanceof String code ? code : "";
  }

  /** Where one of its fields stands, for people: file, line and column. */
  public String place(String field) {
    return file.place("triggers." + index + (field.isEmpty() ? "" : "." + field));
  }
}
