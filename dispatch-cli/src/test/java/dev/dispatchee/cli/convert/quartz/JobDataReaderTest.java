// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.quartz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quartz.JobDataMap;

class JobDataReaderTest {

  @Test
  void readsProperties() {
    assertThat(read("#Mon\nb=2\na=\\u00e4 b\n").values())
        .containsExactly(Map.entry("a", "ä b"), Map.entry("b", "2"));
    assertThat(read("").values()).isEmpty();
  }

  @Test
  void readsAnEmptyMapOfTheUsualForm() throws IOException {
    assertThat(JobDataReader.read(serialized(new JobDataMap()))).isEqualTo(JobData.none());
  }

  @Test
  void saysWhatCannotBeRead() throws IOException {
    assertThat(read("\u0001\u0002\u0003").faults())
        .containsExactly("the job data are neither properties nor Java serialisation");
    assertThat(read("a=\\u12").faults()).hasSize(1);
    assertThat(JobDataReader.read(serialized(List.of("a"))).faults()).hasSize(1);
    assertThat(JobDataReader.read(serialized(new HashMap<>(Map.of("a", "b")))).faults())
        .containsExactly(
            "the job data are in Java serialisation, and are not deserialised: it is no JobDataMap");
    var data = new JobDataMap();
    data.put("list", List.of("a"));
    data.put("none", null);
    assertThat(JobDataReader.read(serialized(data)).faults()).isNotEmpty();
  }

  @Test
  void isHarmedByNoBytes() throws IOException {
    var data = new JobDataMap();
    data.put("a", "b");
    data.put("n", 7);
    data.put("self", new HashMap<>(Map.of("x", "y")));
    var whole = serialized(data);
    for (int length = 0; length < whole.length; length++) {
      JobDataReader.read(Arrays.copyOf(whole, length));
    }
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      var bytes = whole.clone();
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      assertThat(JobDataReader.read(bytes)).isNotNull();
    }
  }

  private static JobData read(String text) {
    return JobDataReader.read(text.getBytes(ISO_8859_1));
  }

  private static byte[] serialized(Object object) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var stream = new ObjectOutputStream(bytes)) {
      stream.writeObject(object);
    }
    return bytes.toByteArray();
  }
}
