// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.secret.SecretMask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  void keepsTheFirstAndTheLastHalfOfMoreAndCountsAll() {
    var output = new RunOutput(10, SecretMask.NONE);
    for (int i = 0; i < 100; i++) {
      output.print("%02d".formatted(i));
    }

    assertThat(output.text()).isEqualTo("00010" + "79899");
    assertThat(output.kept().truncated()).isTrue();
    assertThat(output.kept().bytes()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 8, 9, 10, 11, 12, 13, 101})
  void neverCutsACharacterInTwo(int limit) {
    var output = new RunOutput(limit, SecretMask.NONE);
    output.print("aß€😀".repeat(50));

    assertThat(output.text()).doesNotContain("\uFFFD");
    assertThat("aß€😀".repeat(50)).startsWith(head(output)).endsWith(tail(output));
    assertThat(output.text().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(limit);
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
    var secret = "0123456789";
    for (int before = 0; before < 40; before++) {
      var output = new RunOutput(20, SecretMask.of(List.of(secret)));
      output.print("-".repeat(before) + secret + "+".repeat(15));

      assertThat(output.text()).doesNotContainPattern("[0-9]");
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

  private static String head(RunOutput output) {
    var chunks = output.kept().chunks();
    return new String(chunks.get(0), StandardCharsets.UTF_8);
  }

  private static String tail(RunOutput output) {
    var chunks = output.kept().chunks();
    return chunks.size() < 2 ? "" : new String(chunks.get(1), StandardCharsets.UTF_8);
  }
}
