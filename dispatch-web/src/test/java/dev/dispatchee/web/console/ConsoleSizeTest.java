// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds what people have to load, in one language, with all pages that are loaded unasked; and the
 * pages that are loaded, with their texts, only when somebody goes there.
 */
class ConsoleSizeTest {

  private static final List<Path> PARTS =
      List.of(Path.of("src/main/webapp/console"), Path.of("target/lit-html"));
  private static final int MOST_BYTES = 150 * 1024;

  /** Those with {@code rare} in {@code frame/routes.js}, and those of {@code parts/later.js}. */
  private static final List<String> RARE = List.of("alerts", "calendars", "groups", "retention");

  private static final int MOST_BYTES_OF_EACH = 12 * 1024;

  @ParameterizedTest
  @CsvSource({"en, de", "de, en"})
  void isSmallEnoughToBeLoadedInNoTime(String language, String other) {
    long bytes = bytes(other, file -> !isOfARarePage(file));

    assertThat(bytes).as(language).isBetween(MOST_BYTES / 2L, (long) MOST_BYTES);
  }

  @ParameterizedTest
  @CsvSource({"en, de", "de, en"})
  void loadsEachRarePageQuicklyToo(String language, String other) {
    for (var page : RARE) {
      long bytes = bytes(other, file -> isOf(page, file));

      assertThat(bytes).as(page + " " + language).isBetween(1L, (long) MOST_BYTES_OF_EACH);
    }
  }

  private static long bytes(String otherLanguage, Predicate<Path> which) {
    return PARTS.stream()
        .flatMap(ConsoleSizeTest::files)
        .filter(file -> !file.toString().contains("texts/" + otherLanguage))
        // Types alone: no page loads it.
        .filter(file -> !file.endsWith("api/types.js"))
        .filter(which)
        .mapToLong(ConsoleSizeTest::packed)
        .sum();
  }

  private static boolean isOfARarePage(Path file) {
    return RARE.stream().anyMatch(page -> isOf(page, file));
  }

  private static boolean isOf(String page, Path file) {
    return file.endsWith(page + ".js") || file.getParent().endsWith("pages/" + page);
  }

  private static Stream<Path> files(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.(js|css|svg)")).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static long packed(Path file) {
    try {
      return ConsoleFile.of(
              "/" + (file.startsWith("target") ? "vendor/" : "") + file.getFileName(),
              Files.readAllBytes(file))
          .packed()
          .length;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
