// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

  @Test
  void readsAllKindsOfEntries() throws Exception {
    var list =
        AllowList.parse(
            " localhost , intranet.example:8080,bücher.example,10.0.0.0/8, fd00::/8,[::1]:81,::2,");

    assertThat(list.hosts()).hasSize(5);
    assertThat(list.blocks()).hasSize(2);
    assertThat(list.allows(HostName.parse("LOCALHOST"), 1)).isTrue();
    assertThat(list.allows(HostName.parse("intranet.example"), 8080)).isTrue();
    assertThat(list.allows(HostName.parse("intranet.example"), 80)).isFalse();
    assertThat(list.allows(HostName.parse("xn--bcher-kva.example"), 80)).isTrue();
    assertThat(list.allows(HostName.parse("[::1]"), 81)).isTrue();
    assertThat(list.allows(HostName.parse("[::1]"), 80)).isFalse();
    assertThat(list.allows(HostName.parse("[0::2]"), 80)).isTrue();
    assertThat(list.allows(InetAddress.getByName("10.9.8.7"))).isTrue();
    assertThat(list.allows(InetAddress.getByName("11.0.0.0"))).isFalse();
    assertThat(list.allows(InetAddress.getByName("fdab::1"))).isTrue();
    assertThat(list.allows(InetAddress.getByName("fe80::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", " , "})
  void allowsNothingWhenEmpty(String text) {
    assertThat(AllowList.parse(text).hosts()).isEmpty();
    assertThat(AllowList.parse(text).blocks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*.example",
        "http://localhost",
        "localhost:",
        "localhost:0",
        "localhost:65536",
        "localhost:port",
        "local host",
        "-a.example",
        "a..example",
        "user@localhost",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.1/8",
        "10.0.0/8",
        "010.0.0.0/8",
        "/8",
        "intranet.example/8",
        "fd00::/129",
        "fd00::1/8",
        "[fd00::]/8",
        "fe80::1%eth0",
        "[::1",
        "[::1]8080",
        "[::1]:",
        "[127.0.0.1]",
        "256.0.0.1",
        "2130706433",
        "0x7f.1",
        "127.1",
        "straße.example"
      })
  void refusesWhatIsNoEntryAndNamesIt(String entry) {
    assertThatThrownBy(() -> AllowList.parse("localhost," + entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "dispatch.http-request.allow: '%s' is no host, host:port or CIDR block (", entry);
  }
}
