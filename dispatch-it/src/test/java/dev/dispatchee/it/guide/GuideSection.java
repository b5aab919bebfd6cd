// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A section of the guide.
 *
 * @param title its heading
 * @param text its lines, with their ends
 * @param blocks its code, block by block in order, without the indentation of the list it is in
 */
public record GuideSection(String title, String text, List<String> blocks) {

  private static final String HEADING = "## ";
  private static final String FENCE = "```";

  /** What Markdown takes for code although no fence says so. */
  private static final String CODE_BY_INDENTATION = "    ";

  /**
   * Reads one.
   *
   * @throws IllegalStateException if there is none of that title, or it has code without a whole
   *     fence
   */
  public static GuideSection read(Path guide, String title) {
    try {
      var lines = Files.readAllLines(guide);
      int begin = lines.indexOf(HEADING + title);
      if (begin < 0) {
        throw new IllegalStateException("%s has no section '%s'".formatted(guide, title));
      }
      var section =
          lines.subList(begin + 1, lines.size()).stream()
              .takeWhile(line -> !line.startsWith(HEADING))
              .toList();
      return new GuideSection(title, String.join("\n", section), blocksOf(title, section));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The one block with that text in it. */
  public String blockWith(String text) {
    var found = blocks.stream().filter(block -> block.contains(text)).toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "'%s' has %d blocks with %s".formatted(title, found.size(), text));
    }
    return found.get(0);
  }

  private static List<String> blocksOf(String title, List<String> lines) {
    var blocks = new ArrayList<String>();
    var block = new StringBuilder();
    int fence = -1;
    for (var line : lines) {
      if (line.strip().startsWith(FENCE)) {
        if (fence >= 0) {
          blocks.add(block.toString());
          block.setLength(0);
        }
        fence = fence >= 0 ? -1 : line.indexOf(FENCE);
      } else if (fence >= 0) {
        block.append(line.isBlank() ? line : line.substring(fence)).append('\n');
      } else if (line.startsWith(CODE_BY_INDENTATION)) {
        throw new IllegalStateException("code without a fence: " + line);
      }
    }
    if (fence >= 0) {
      throw new IllegalStateException("'%s' has a fence that does not end".formatted(title));
    }
    return List.copyOf(blocks);
  }
}
