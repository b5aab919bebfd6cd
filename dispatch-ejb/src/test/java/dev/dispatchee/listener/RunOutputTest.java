// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.run.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunOutputTest {

  @Test
  void keepsWhatFits() {
    var output = new RunOutput(20, SecretMask.NONE);
    output.print("0123456789");
    output.println("012345678");

    assertThat(output.text()).isEqualTo("0123456789012345678\n");
    assertThat(output.kept().truncated()).isFalse();
    assertThat(output.kept().bytes()).isEqualTo(20);
  }

  @Test
  void keepsTheFirstAndTheLastLinesOfMoreAndSaysHowMuchWasLeftOut() {
    var output = new RunOutput(1000, SecretMask.NONE);
    var said = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      said.append("line ").append(i).append('\n');
    }
    output.print(said);

    var lines = output.text().lines().toList();
    int mark = markIn(lines);
    var kept = new ArrayList<>(lines);
    kept.remove(mark);
    assertThat(said.toString().lines()).containsAll(kept).startsWith(lines.get(0));
    assertThat(lines.get(mark - 1)).startsWith("line ");
    assertThat(lines).endsWith("line 999");
    assertThat(mark).isBetween(55, 65);
    long keptBytes = kept.stream().mapToInt(line -> line.length() + 1).sum();
    assertThat(lines.get(mark))
        .isEqualTo("----- %d bytes left out -----", said.length() - keptBytes);
    assertThat(output.kept().truncated()).isTrue();
    assertThat(output.kept().bytes()).isEqualTo(said.length());
    assertThat(output.text()).hasSizeBetween(850, 1000);
  }

  @Test
  void saysSoWhereALineIsTooLongToBeKeptWhole() {
    var output = new RunOutput(1000, SecretMask.NONE);
    output.print("x".repeat(5000));

    var lines = output.text().lines().toList();
    assertThat(lines).hasSize(3);
    int kept = lines.get(0).length() + lines.get(2).length();
    assertThat(lines.get(1))
        .isEqualTo(
            "----- %d bytes left out, from the middle of a line, to the middle of a line -----",
            5000 - kept);
  }

  @Test
  void breaksOffNoLineOnTheOneSideBecauseItMustOnTheOther() {
    var output = new RunOutput(1000, SecretMask.NONE);
    output.print("first\n".repeat(90) + "x".repeat(5000));

    assertThat(output.text().lines().filter(line -> !line.startsWith("x")))
        .containsOnlyOnce("----- 4670 bytes left out, to the middle of a line -----")
        .noneMatch(String::isEmpty);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 8, 100, 101, 102, 103, 104, 105, 999})
  void neverCutsACharacterInTwo(int limit) {
    var said = "aß€😀".repeat(500);
    var output = new RunOutput(limit, SecretMask.NONE);
    output.print(said);

    var text = output.text();
    int mark = text.indexOf("-----");
    assertThat(text).doesNotContain("\uFFFD");
    assertThat(said).startsWith(text.substring(0, mark).strip());
    assertThat(said).endsWith(text.substring(text.lastIndexOf('\n') + 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 50, 190, 199, 200, 201, 300, 5000})
  void isTheSameWhetherOrNotItIsStoredWhileItIsSaid(int longest) {
    var random = new Random(longest);
    var whole = new RunOutput(1000, SecretMask.NONE);
    var stored = new RunOutput(1000, SecretMask.NONE);
    var text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      var piece = "€".repeat(random.nextInt(longest)) + (random.nextBoolean() ? "\n" : "");
      whole.print(piece);
      stored.print(piece);
      var settled = stored.settled();
      settled.chunks().forEach(chunk -> text.append(new String(chunk, StandardCharsets.UTF_8)));
      stored.stored(settled);
    }

    assertThat(text + stored.text()).isEqualTo(whole.text());
  }

  @Test
  void storesUnfinishedLinesWhileThereIsRoom() {
    var output = new RunOutput(1000, SecretMask.NONE);
    output.print("working ...");

    assertThat(output.settled().chunks()).singleElement().isEqualTo(bytes("working ..."));
  }

  @Test
  void keepsNothingWhenNothingIsToBeKept() {
    var output = new RunOutput(0, SecretMask.NONE);
    output.print("lost");

    assertThat(output.kept().chunks()).isEmpty();
    assertThat(output.kept().bytes()).isEqualTo(4);
    assertThat(output.kept().truncated()).isTrue();
  }

  @Test
  void replacesWhatDatabasesCannotStore() {
    var output = new RunOutput(100, SecretMask.NONE);
    output.print("a\0b\uD83Dc\uDE00d😀");

    assertThat(output.text()).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd😀");
  }

  @Test
  void splitsWhatIsLongIntoChunksThatEndWhereACharacterDoes() {
    var output = new RunOutput(1024 * 1024, SecretMask.NONE);
    output.print("€".repeat(100_000));

    var chunks = output.kept().chunks();
    assertThat(chunks).hasSizeGreaterThan(4);
    for (var chunk : chunks) {
      assertThat(chunk.length).isLessThanOrEqualTo(64 * 1024);
      assertThat(new String(chunk, StandardCharsets.UTF_8)).doesNotContain("\uFFFD");
    }
    assertThat(output.text()).isEqualTo("€".repeat(100_000));
  }

  @Test
  void readsBytesAsUtf8HoweverTheyAreCut() throws IOException {
    var text = "Grüße 😀 € ".repeat(3000);
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var output = new RunOutput(1024 * 1024, SecretMask.NONE);
    var random = new Random(1);
    try (var stream = output.asStream()) {
      for (int from = 0; from < bytes.length; ) {
        int count = Math.min(bytes.length - from, 1 + random.nextInt(9000));
        stream.write(bytes, from, count);
        from += count;
      }
    }

    assertThat(output.text()).isEqualTo(text);
  }

  @Test
  void keepsNoBeginningOfASecretWhereAnExecutorHasCutItsText() {
    var output = new RunOutput(100, SecretMask.of(List.of("Bearer hunter2")));
    output.print("I got hu");
    output.cut();
    output.print("\nand hun");

    assertThat(output.text()).isEqualTo("I got ***\nand hun");
  }

  @Test
  void replacesBytesThatAreNoUtf8() throws IOException {
    var output = new RunOutput(100, SecretMask.NONE);
    try (var stream = output.asStream()) {
      stream.write(new byte[] {'a', (byte) 0xFF, 'b', 0, (byte) 0xE2, (byte) 0x82});
    }

    assertThat(output.text()).isEqualTo("a\uFFFDb\uFFFD\uFFFD");
  }

  @Test
  void keepsNoSecretHoweverItIsWritten() throws IOException {
    var output = new RunOutput(1000, SecretMask.of(List.of("Grüße😀")));
    output.print("a Grü");
    output.print("ße😀 b ");
    try (var stream = output.asStream()) {
      for (byte b : "c Grüße😀 d ".getBytes(StandardCharsets.UTF_8)) {
        stream.write(b);
      }
    }
    output.print("e Grü");

    assertThat(output.text()).isEqualTo("a *** b c *** d e Grü");
  }

  @Test
  void storesNothingOfASecretWhileItIsBeingWritten() {
    var output = new RunOutput(1000, SecretMask.of(List.of("hunter2")));
    output.print("the password is hunter");

    var stored = output.settled();
    output.stored(stored);
    output.print("2!");

    assertThat(stored.chunks()).singleElement().isEqualTo(bytes("the password is "));
    assertThat(output.kept().chunks()).singleElement().isEqualTo(bytes("***!"));
  }

  @Test
  void cutsAfterItHasMasked() {
    var secret = "ABCDEFGHIJ";
    for (int before = 0; before < 40; before++) {
      var output = new RunOutput(20, SecretMask.of(List.of(secret)));
      output.print("-".repeat(before) + secret + "+".repeat(15));

      assertThat(output.text()).doesNotContainPattern("[A-Z]");
    }
  }

  @Test
  void masksASecretThatLiesAcrossThePiecesOfAHugeText() {
    var output = new RunOutput(1024 * 1024, SecretMask.of(List.of("hunter2")));
    output.print("x".repeat(64 * 1024 - 3) + "hunter2" + "y");

    assertThat(output.text()).isEqualTo("x".repeat(64 * 1024 - 3) + "***y");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int markIn(List<String> lines) {
    int mark = 0;
    while (!lines.get(mark).startsWith("-----")) {
      mark++;
    }
    return mark;
  }
}
