// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.BareConnection;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a trigger: in and out, with the rights and the versions of its settings. */
class FilesIT extends SharedServerTest {

  private static final byte[] ABC = "abc".getBytes(StandardCharsets.UTF_8);
  private static final String CHECKSUM =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String DIGEST = "sha-256=:ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=:";
  private static final long LIMIT = 50_242_880;
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void goesInIsSeenAndComesOutAgain() {
    var trigger = given.aTrigger().create();
    assertThat(trigger.json().path("file").isNull()).isTrue();
    given.admin().get(trigger.path("/file")).mustBeProblem(404, "not-found");

    var put = put(trigger, "Größe 1.zip", ABC).mustBe(201);

    assertThat(put.header("Location")).endsWith(trigger.path("/file"));
    assertThat(put.header("ETag")).isEqualTo('"' + CHECKSUM + '"');
    assertThat(put.json())
        .isEqualTo(
            json(
                "{'name':'Größe 1.zip','size':3,'checksum':'%s','version':1}".formatted(CHECKSUM)));
    var file = json("{'name':'Größe 1.zip','size':3,'checksum':'%s'}".formatted(CHECKSUM));
    var seen = given.caller(User.VIEWER).get(trigger.path("")).mustBe(200).json();
    assertThat(seen.path("file")).isEqualTo(file);
    assertThat(seen.path("version").asLong()).isEqualTo(1);
    var name = seen.path("name").asText().replace(" ", "%20");
    var listed = given.admin().get("triggers?search=" + name).items(JsonNode.class).get(0);
    assertThat(listed.path("file")).isEqualTo(file);

    var got = given.caller(User.EDITOR).get(trigger.path("/file")).mustBe(200);
    assertThat(got.bytes()).isEqualTo(ABC);
    assertThat(got.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(got.header("ETag")).isEqualTo('"' + CHECKSUM + '"');
    assertThat(got.header("Repr-Digest")).isEqualTo(DIGEST);
    assertThat(got.header("Content-Length")).isEqualTo("3");
    assertThat(got.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Gr__e 1.zip\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.zip");

    put(trigger, "b.jar", new byte[] {1}).mustBe(200);
    given.admin().delete(trigger.path("/file")).mustBe(204);
    given.admin().delete(trigger.path("/file")).mustBeProblem(404, "not-found");
    var after = trigger.json();
    assertThat(after.path("file").isNull()).isTrue();
    assertThat(after.path("version").asLong()).isEqualTo(3);
  }

  @Test
  void mayBeLargerThanAnyOtherBody() {
    var trigger = given.aTrigger().create();
    var bytes = new byte[20 * 1024 * 1024 + 17];
    new Random(1).nextBytes(bytes);

    put(trigger, "large.zip", bytes).mustBe(201);

    assertThat(given.admin().get(trigger.path("/file")).bytes()).isEqualTo(bytes);
  }

  @Test
  void mayNotBeLargerThanAllowed() {
    var trigger = given.aTrigger().create();
    put(trigger, "a.zip", ABC).mustBe(201);
    try (var connection = BareConnection.to(SharedServer.application())) {
      head(connection, trigger, "a.zip", "Content-Length: " + (LIMIT + 1));
      assertThat(connection.answer(SOON).get(0)).contains(" 413 ");
    }
    try (var connection = BareConnection.to(SharedServer.application())) {
      head(connection, trigger, "a.zip", "Transfer-Encoding: chunked");
      var piece = "100000\r\n" + "x".repeat(1024 * 1024) + "\r\n";
      for (int i = 0; i < 49; i++) {
        connection.write(piece);
      }
      assertThat(connection.answer(SOON.multipliedBy(3)).get(0)).contains(" 413 ");
    }
    put(trigger, "b.zip", new byte[0]).mustBeProblem(422, "validation-failed");
    assertThat(given.admin().get(trigger.path("/file")).bytes()).isEqualTo(ABC);
  }

  @Test
  void staysAsItIsWhenAnotherOneBreaksOff() {
    var trigger = given.aTrigger().create();
    put(trigger, "a.zip", ABC).mustBe(201);

    try (var connection = BareConnection.to(SharedServer.application())) {
      head(connection, trigger, "b.zip", "Content-Length: 2000000");
      connection.write("x".repeat(1_000_000));
    }

    await()
        .during(Duration.ofSeconds(1))
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(trigger.json().at("/file/name").asText()).isEqualTo("a.zip"));
    assertThat(given.admin().get(trigger.path("/file")).bytes()).isEqualTo(ABC);
    assertThat(trigger.json().path("version").asLong()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.exe", "zip", "a.zip.sh"})
  void takesNoOtherEndings(String name) {
    put(given.aTrigger().create(), name, ABC).mustBeProblem(415, "unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.zip", "a/b.zip", ".zip", "C:\\a.zip", "a\u202e.zip"})
  void takesNothingThatIsNoName(String name) {
    var refused = put(given.aTrigger().create(), name, ABC).mustBeProblem(422, "validation-failed");

    assertThat(refused.violations()).containsExactly("file validation-failed");
  }

  @Test
  void needsAName() {
    var trigger = given.aTrigger().create();
    for (var header : new String[] {"attachment", "attachment; filename=\"a.zip"}) {
      given
          .admin()
          .with("Content-Disposition", header)
          .send("PUT", trigger.path("/file"), "application/zip", "abc")
          .mustBeProblem(400, "malformed-request");
    }
    given
        .admin()
        .send("PUT", trigger.path("/file"), "application/zip", "abc")
        .mustBeProblem(400, "malformed-request");
    given
        .admin()
        .with("Content-Encoding", "gzip")
        .putFile(trigger.path("/file"), "a.zip", ABC)
        .mustBeProblem(415, "unsupported-media-type");
  }

  @Test
  void isChangedOnlyAsItWasSeen() {
    var trigger = given.aTrigger().create();
    var api = given.admin();
    var path = trigger.path("/file");

    api.with("If-Match", "*").putFile(path, "a.zip", ABC).mustBeProblem(412, "stale-version");
    api.with("If-Match", "\"0\"").putFile(path, "a.zip", ABC).mustBe(201);
    api.with("If-Match", "\"0\"").putFile(path, "b.zip", ABC).mustBeProblem(412, "stale-version");
    api.with("If-Match", "\"0\"").delete(path).mustBeProblem(412, "stale-version");
    // The version of the trigger is that of its file, too.
    api.with("If-Match", "\"0\"")
        .patch(trigger.path(""), Map.of("description", "x"))
        .mustBeProblem(412, "stale-version");

    // The same once more is no change.
    var again = api.with("If-Match", "\"1\"").putFile(path, "a.zip", ABC).mustBe(200);
    assertThat(again.json().path("version").asLong()).isEqualTo(1);

    var checksum = '"' + CHECKSUM + '"';
    api.with("If-Match", checksum).putFile(path, "b.zip", new byte[] {1}).mustBe(200);
    api.with("If-Match", checksum).delete(path).mustBeProblem(412, "stale-version");
    api.with("If-Match", "*").delete(path).mustBe(204);
  }

  @Test
  void isInTheAuditWithoutItsBytes() {
    var trigger = given.aTrigger().create();
    put(trigger, "a.zip", "a secret".getBytes(StandardCharsets.UTF_8)).mustBe(201);
    given.admin().delete(trigger.path("/file")).mustBe(204);

    var rows =
        given.admin().get("audit?entity=trigger&entityId=" + trigger.id()).items(JsonNode.class);

    assertThat(rows)
        .extracting(row -> row.path("action").asText())
        .containsExactly("UPDATE", "UPDATE", "CREATE");
    assertThat(rows.get(1).at("/before/file").isNull()).isTrue();
    assertThat(rows.get(1).at("/after/file/name").asText()).isEqualTo("a.zip");
    assertThat(rows.get(0).at("/before/file/checksum").asText()).hasSize(64);
    assertThat(rows.get(0).at("/after/file").isNull()).isTrue();
    assertThat(rows.toString()).doesNotContain("a secret");
  }

  @Test
  void isToldOfInAnExportWithoutItsBytesAndIgnoredInAnImport() {
    var trigger = given.aTrigger().create();
    put(trigger, "a.zip", ABC).mustBe(201);
    var name = trigger.json().path("name").asText().replace(" ", "%20");

    var export = given.admin().get("export?search=" + name).mustBe(200);

    var code = trigger.json().path("externalReferenceCode").asText();
    assertThat(export.json().path("files"))
        .isEqualTo(
            json(
                "[{'externalReferenceCode':'%s','name':'a.zip','size':3,'checksum':'%s'}]"
                    .formatted(code, CHECKSUM)));
    given.admin().post("import", export.json()).mustBe(200);
    assertThat(trigger.json().at("/file/name").asText()).isEqualTo("a.zip");
    // What can only be read may be sent back.
    given.admin().put(trigger.path(""), trigger.json()).mustBe(200);
  }

  @Test
  void othersMayNotHaveIt() {
    var trigger = given.aTrigger().create();
    put(trigger, "a.zip", ABC).mustBe(201);
    for (var user : new User[] {User.VIEWER, User.RUNNER}) {
      given.caller(user).get(trigger.path("/file")).mustBeProblem(403, "forbidden");
    }
    given.nobody().get(trigger.path("/file")).mustBeProblem(401, "unauthenticated");
    given.admin().get("triggers/999999999/file").mustBeProblem(404, "not-found");
  }

  private Answer put(Trigger trigger, String name, byte[] bytes) {
    return given.admin().putFile(trigger.path("/file"), name, bytes);
  }

  private static void head(
      BareConnection connection, Trigger trigger, String name, String lengthHeader) {
    connection.head(
        "PUT /dispatch/api/v1/%s HTTP/1.1".formatted(trigger.path("/file")),
        "Host: localhost",
        "Authorization: " + User.ADMIN.authorization(),
        "Content-Disposition: attachment; filename=\"%s\"".formatted(name),
        lengthHeader);
  }

  private static JsonNode json(String text) {
    return new Answer("", 200, null, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
        .json();
  }
}
