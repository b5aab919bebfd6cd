// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import dev.dispatchee.SafeText;
import dev.dispatchee.problem.DispatchException;
import java.util.List;

/** A file has a name with another ending than files of triggers may have. */
public class UnsupportedFileException extends DispatchException {

  UnsupportedFileException(String name, List<String> extensions) {
    super(
        "unsupported-media-type",
        "the name of the file: found '%s', allowed: names that end in %s"
            .formatted(SafeText.of(name), String.join(", ", extensions)));
  }
}
