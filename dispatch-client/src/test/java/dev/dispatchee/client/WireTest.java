// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jboss.marshalling.Marshalling;
import org.jboss.marshalling.MarshallingConfiguration;
import org.jboss.marshalling.river.RiverMarshallerFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the server answers arrives as it was, however odd. */
class WireTest {

  static List<Serializable> records() {
    var run =
        new Run(
            1,
            2,
            "name",
            "QUEUED",
            false,
            "MANUAL",
            Instant.EPOCH,
            Instant.MAX,
            null,
            null,
            null,
            1,
            null,
            3L,
            null,
            null,
            0,
            false,
            null,
            null,
            "result",
            null,
            null);
    return List.of(
        Answer.of(run),
        Answer.of(new RunPage(List.of(run, run), "cursor")),
        Answer.of(new OutputPart(0, "\uD800\u0000€", 4, 5)),
        Answer.refused(
            new Refusal(
                "INVALID", "code", "text", List.of(new Refusal.Violation("a", "b", "c")), 7L)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void arrivesOverTheServersProtocol(Serializable sent) throws Exception {
    var factory = new RiverMarshallerFactory();
    var configuration = new MarshallingConfiguration();
    configuration.setVersion(2);
    var bytes = new ByteArrayOutputStream();
    try (var marshaller = factory.createMarshaller(configuration)) {
      marshaller.start(Marshalling.createByteOutput(bytes));
      marshaller.writeObject(sent);
      marshaller.finish();
    }
    // A record that is written as such could not grow.
    assertThat(bytes.toString(ISO_8859_1)).contains(WireForm.class.getName());
    try (var unmarshaller = factory.createUnmarshaller(configuration)) {
      unmarshaller.start(
          Marshalling.createByteInput(new ByteArrayInputStream(bytes.toByteArray())));
      assertThat(unmarshaller.readObject()).isEqualTo(sent);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void arrivesAsJavaWritesIt(Serializable sent) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(sent);
    }
  }
}
