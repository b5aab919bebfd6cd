// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of triggers on both databases: whole or not at all, and never two mixed. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FilesTest {

  private static final int MOST = 3 * FilePieces.SIZE;
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final EngineOnDatabase engine;
  private final Files files;
  private final long trigger;

  FilesTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    files = new Files(engine.database, new FileRules(List.of(".zip"), MOST), engine.clock);
    trigger = engine.aTrigger().create().trigger().value();
  }

  @Test
  void aTriggerHasNoneUntilItIsGivenOne() throws IOException {
    assertThat(files.find(trigger)).isEmpty();

    var taken = files.take("job.zip", stream("abc".getBytes()));
    assertThat(files.find(trigger)).isEmpty();
    assertThat(files.of(List.of(trigger))).isEmpty();

    assertThat(files.give(taken, trigger)).isTrue();
    var found = files.find(trigger).orElseThrow();
    assertThat(found).isEqualTo(taken);
    assertThat(found.name()).isEqualTo("job.zip");
    assertThat(found.size()).isEqualTo(3);
    assertThat(found.checksum()).isEqualTo(ABC);
    assertThat(files.of(List.of(trigger, -1L))).containsOnlyKeys(trigger).containsValue(found);
  }

  @Test
  void bytesComeBackAsTheyWereHoweverManyPiecesTheyTake() throws IOException {
    for (int size :
        new int[] {1, FilePieces.SIZE - 1, FilePieces.SIZE, FilePieces.SIZE + 1, MOST}) {
      var bytes = random(size);
      var file = stored(bytes);

      try (var stream = file.open()) {
        assertThat(stream.readAllBytes()).as("%d bytes", size).isEqualTo(bytes);
        assertThat(stream.read()).isEqualTo(-1);
      }
      try (var stream = file.open()) {
        assertThat(stream.read()).isEqualTo(bytes[0] & 0xff);
      }
    }
  }

  @Test
  void whatIsTooLargeLeavesNothing() {
    assertThatExceptionOfType(FileTooLargeException.class)
        .isThrownBy(() -> files.take("job.zip", stream(new byte[MOST + 1])))
        .withMessage("the file may have at most %d bytes", MOST);

    assertNothingIsLeftBehind();
  }

  @Test
  void whatBreaksOffLeavesTheOldFileAndNothingElse() throws IOException {
    var old = stored(random(10));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> files.take("job.zip", breakingOff(FilePieces.SIZE * 2)))
        .withMessage("cut off");

    assertThat(files.find(trigger)).contains(old);
    assertThat(engine.number("select count(*) from dispatch_file")).isOne();
    assertThat(engine.number("select count(*) from dispatch_file_piece")).isOne();
  }

  @Test
  void aNewFileTakesThePlaceOfTheOldOneWithAllItsBytes() throws IOException {
    stored(random(FilePieces.SIZE * 2));

    var next = stored("abc".getBytes());

    assertThat(files.find(trigger)).contains(next);
    assertThat(engine.number("select count(*) from dispatch_file")).isOne();
    assertThat(engine.number("select count(*) from dispatch_file_piece")).isOne();
  }

  @Test
  void whoReadsAFileThatIsReplacedIsToldSo() throws IOException {
    var bytes = random(FilePieces.SIZE * 2);
    var file = stored(bytes);
    try (var stream = file.open()) {
      assertThat(stream.readNBytes(10)).hasSize(10);

      stored(random(FilePieces.SIZE * 2));

      // What was read already is of one piece.
      assertThat(stream.readNBytes(FilePieces.SIZE - 10)).hasSize(FilePieces.SIZE - 10);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(stream::read)
          .withMessage("the file 'job.zip' was replaced or removed while it was being read");
    }
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.open().read());
  }

  // A database that has forgotten its latest commits gives an id again.
  @Test
  void neverHandsOutTheWholeOfWhatHasOtherBytes() throws IOException {
    var file = stored("abc".getBytes());
    engine.update(
        "update dispatch_file_piece set piece_bytes ="
            + " (select piece_bytes from dispatch_file_piece where 1 = 0 union all"
            + " select cast('abd' as bytea))");

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.open().readAllBytes());
  }

  @Test
  void goesWithItsTrigger() throws IOException {
    stored(random(FilePieces.SIZE + 1));

    engine.update("delete from dispatch_trigger");

    assertNothingIsLeftBehind();
  }

  @Test
  void isTakenFromItsTrigger() throws IOException {
    stored(random(1));

    files.remove(trigger);

    assertThat(files.find(trigger)).isEmpty();
    assertNothingIsLeftBehind();
  }

  @Test
  void whatAKilledServerHasLeftIsRemovedAfterAWhile() throws IOException {
    var kept = stored(random(1));
    files.take("job.zip", stream(random(FilePieces.SIZE + 1)));

    engine.clock.tick(Files.GIVEN_UP_AFTER);
    files.removeGivenUp();
    assertThat(engine.number("select count(*) from dispatch_file")).isEqualTo(2);

    engine.clock.tick(java.time.Duration.ofMillis(1));
    files.removeGivenUp();

    assertThat(engine.number("select count(*) from dispatch_file")).isOne();
    assertThat(files.find(trigger)).contains(kept);
  }

  @Test
  void whatWasGivenUpInTheMeantimeIsNotGiven() throws IOException {
    var late = files.take("job.zip", stream(random(1)));
    files.drop(late.id());

    assertThat(files.give(late, trigger)).isFalse();
    assertThat(files.find(trigger)).isEmpty();
  }

  @Test
  void whatATriggerHasIsNotDropped() throws IOException {
    var file = stored(random(1));

    files.drop(file.id());

    assertThat(files.find(trigger)).contains(file);
  }

  private void assertNothingIsLeftBehind() {
    assertThat(engine.number("select count(*) from dispatch_file")).isZero();
    assertThat(engine.number("select count(*) from dispatch_file_piece")).isZero();
  }

  private StoredFile stored(byte[] bytes) throws IOException {
    var file = files.take("job.zip", stream(bytes));
    assertThat(files.give(file, trigger)).isTrue();
    return file;
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static InputStream breakingOff(int after) {
    return new SequenceInputStream(
        stream(random(after)),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("cut off");
          }
        });
  }
}
