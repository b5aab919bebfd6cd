// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "DISPATCH_SERVER", "http://environment",
          "DISPATCH_USER", "ada",
          "DISPATCH_PASSWORD", "secret");

  @TempDir Path home;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void takesWhatIsTypedBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
    write(
        ".config/dispatch/credentials", "rw-------", "server=http://file", "user=u", "password=p");

    assertThat(host(new Access("http://typed", null, null), ENVIRONMENT)).isEqualTo("typed");
    assertThat(host(new Access(null, null, null), ENVIRONMENT)).isEqualTo("environment");
    assertThat(host(new Access(null, null, null), Map.of())).isEqualTo("file");
    assertThat(warnings).contains("warning: credentials go to file unencrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
  void refusesAFileThatOthersMayUse(String permissions) throws IOException {
    var file = write("c", permissions, "user=u", "password=p");

    assertThatThrownBy(() -> host(new Access("http://a", file, null), ENVIRONMENT))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining(permissions + "), allowed: its owner alone; do: chmod 600 " + file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passwort=geheim   | line 1: allowed are lines that begin with server=",
        "geheim            | line 1: allowed are lines",
        "password=geheim   | there must be a user and a password, or a token",
        "user=u            | there must be a user and a password, or a token",
        "token=ge heim     | a token has printable characters alone",
      })
  void refusesAFileThatIsWrongWithoutShowingWhatIsInIt(String line, String fault)
      throws IOException {
    var file = write("c", "rw-------", line);

    assertThatThrownBy(() -> host(new Access("http://a", file, null), Map.of()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining(fault)
        .hasMessageNotContaining("heim");
  }

  @Test
  void takesAPasswordAsItStands() throws IOException {
    var file =
        CredentialsFile.read(write("c", "rw-------", "# mine", "user=u", "password= a=b\\c "));

    assertThat(file.credentials().orElseThrow().header())
        .isEqualTo(Credentials.of(null, "u", " a=b\\c ", "").orElseThrow().header());
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> host(new Access(null, null, null), Map.of()))
        .hasMessageContaining("no server: give --server");
    assertThatThrownBy(() -> host(new Access("http://a", null, null), Map.of()))
        .hasMessageContaining("no credentials: set DISPATCH_USER");
  }

  @Test
  void showsNoSecretInItsText() {
    assertThat(Credentials.of("token", null, null, "").orElseThrow()).hasToString("Credentials");
  }

  private String host(Access access, Map<String, String> environment) {
    return access.open(environment, home, warnings::add).address().api().getHost();
  }

  private Path write(String name, String permissions, String... lines) throws IOException {
    var file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
