// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import static dev.dispatchee.executors.http.StubResolver.addresses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.testkit.RecordedRun;
import dev.dispatchee.testkit.TestRun;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be reached, and that those are the ones connected to. */
@Timeout(30)
class AddressGuardTest {

  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, loopback",
    "127.255.255.254, loopback",
    "0.0.0.0, unspecified",
    "0.1.2.3, unspecified",
    "10.0.0.0, private",
    "10.255.255.255, private",
    "172.16.0.1, private",
    "172.31.255.255, private",
    "192.168.1.1, private",
    "100.64.0.1, shared between the customers of a provider",
    "100.127.255.255, shared between the customers of a provider",
    "169.254.1.1, link-local",
    "169.254.169.254, a cloud metadata address",
    "100.100.100.200, a cloud metadata address",
    "168.63.129.16, a cloud metadata address",
    "192.0.0.8, reserved",
    "192.0.2.1, for documentation",
    "198.51.100.1, for documentation",
    "203.0.113.1, for documentation",
    "192.88.99.1, reserved",
    "198.18.0.1, for benchmarks",
    "198.19.255.255, for benchmarks",
    "224.0.0.1, multicast",
    "239.255.255.255, multicast",
    "240.0.0.1, reserved",
    "255.255.255.255, broadcast",
    "::, unspecified",
    "::1, loopback",
    "fe80::1, link-local",
    "febf::1, link-local",
    "fc00::1, private",
    "fdff::1, private",
    "fd00:ec2::254, a cloud metadata address",
    "fec0::1, private",
    "ff02::1, multicast",
    "100::1, reserved",
    "2001::1, reserved",
    "2001:db8::1, for documentation",
    "3fff::1, for documentation",
    "5f00::1, reserved",
    "4000::1, reserved",
    "::ffff:127.0.0.1, loopback",
    "::ffff:10.0.0.1, private",
    "::127.0.0.1, reserved",
    "::8.8.8.8, reserved",
    "2002:7f00:1::1, loopback",
    "2002:0a00:0001::, private",
    "2002:a9fe:a9fe::, a cloud metadata address",
    "64:ff9b::127.0.0.1, loopback",
    "64:ff9b::10.0.0.1, private",
    "64:ff9b:1::1, reserved"
  })
  void refusesAnAddressThatIsNotPublic(String address, String kind) throws Exception {
    var found = InetAddress.getByName(address);

    assertThatThrownBy(() -> guard("").check(url("http://x.example/"), found))
        .isInstanceOf(RefusedAddressException.class)
        .hasMessage(
            "address %s of host x.example is %s; allow it in dispatch.http-request.allow",
            found.getHostAddress(), kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "2002:808:808::1",
        "64:ff9b::8.8.8.8"
      })
  void letsAPublicAddressThrough(String address) throws Exception {
    var found = InetAddress.getByName(address);

    assertThatCode(() -> guard("").check(url("http://x.example/"), found))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAMappedAddressThatJavaDidNotTurnIntoIpv4() throws Exception {
    var bytes = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
    var mapped = Inet6Address.getByAddress("x.example", bytes, 0);

    assertThatThrownBy(() -> guard("").check(url("http://x.example/"), mapped))
        .isInstanceOf(RefusedAddressException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, http://LOCALHOST/",
    "LocalHost, http://localhost:8080/",
    "localhost:8080, http://localhost:8080/",
    "localhost:443, https://localhost/",
    "127.0.0.1, http://127.0.0.1/",
    "127.0.0.0/8, http://x.example/",
    "127.0.0.1/32, http://x.example:99/",
    "0.0.0.0/0, http://x.example/",
  })
  void letsThroughWhatIsAllowed(String allowed, String url) throws Exception {
    assertThatCode(() -> guard(allowed).check(url(url), InetAddress.getByName("127.0.0.1")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "::1, http://[::1]/",
    "[::1], http://[0:0::1]/",
    "[::1]:8080, http://[::1]:8080/",
    "::/0, http://x.example/",
  })
  void letsThroughWhatIsAllowedOfIpv6(String allowed, String url) throws Exception {
    assertThatCode(() -> guard(allowed).check(url(url), InetAddress.getByName("::1")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:8080, http://localhost/",
    "localhost:8080, http://localhost:8081/",
    "localhost, http://localhost.example/",
    "localhost, http://x.localhost/",
    "127.0.0.1, http://x.example/",
    "127.0.0.2/32, http://127.0.0.1/",
    "::/0, http://127.0.0.1/",
  })
  void allowsNoMoreThanTheEntrySays(String allowed, String url) throws Exception {
    assertThatThrownBy(() -> guard(allowed).check(url(url), InetAddress.getByName("127.0.0.1")))
        .isInstanceOf(RefusedAddressException.class);
  }

  @Test
  void connectsToTheAddressThatWasJudgedAndAsksOnce() throws Exception {
    var resolver = StubResolver.answering(addresses("127.0.0.1"), addresses("127.0.0.2"));
    try (var server = LoopbackServer.thatAnswers(OK)) {
      var executor = new HttpRequestExecutor("127.0.0.1/32", resolver, Thread::new);

      executor.execute(run(executor, "http://changing.example:" + server.port() + "/"));

      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().get(0)).contains("Host: changing.example:" + server.port());
      assertThat(resolver.timesAsked()).isEqualTo(1);
    }
  }

  @Test
  void judgesEachRunAnew() throws Exception {
    var resolver = StubResolver.answering(addresses("127.0.0.1"), addresses("127.0.0.2"));
    try (var server = LoopbackServer.thatAnswers(OK)) {
      var executor = new HttpRequestExecutor("127.0.0.1/32", resolver, Thread::new);
      var url = "http://changing.example:" + server.port() + "/";
      executor.execute(run(executor, url));

      assertThatThrownBy(() -> executor.execute(run(executor, url)))
          .hasMessageStartingWith("address 127.0.0.2 of host changing.example is loopback");
    }
  }

  @Test
  void refusesAHostOfWhichOneAddressIsRefused() throws Exception {
    var resolver = StubResolver.answering(addresses("127.0.0.1", "10.0.0.1"));
    try (var server = LoopbackServer.thatAnswers(OK)) {
      var executor = new HttpRequestExecutor("127.0.0.1/32", resolver, Thread::new);

      assertThatThrownBy(
              () -> executor.execute(run(executor, "http://mixed.example:" + server.port() + "/")))
          .hasMessage(
              "address 10.0.0.1 of host mixed.example is private;"
                  + " allow it in dispatch.http-request.allow");
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:%d/",
        "http://[::ffff:127.0.0.1]:%d/",
        "http://[::ffff:7f00:1]:%d/",
        "http://[0:0:0:0:0:ffff:7f00:0001]:%d/",
        "http://[::7f00:1]:%d/",
        "http://[::1]:%d/",
        "http://localhost:%d/",
        "http://localhost.:%d/",
        "http://2130706433:%d/",
        "http://0x7f000001:%d/",
        "http://0x7f.1:%d/",
        "http://0X7F.0.0.1:%d/",
        "http://017700000001:%d/",
        "http://0177.0.0.1:%d/",
        "http://127.1:%d/",
        "http://127.0.0.1.:%d/",
        "http://127.0.0.0x1:%d/",
        "http://0:%d/",
        "http://user@127.0.0.1:%d/",
        "http://8.8.8.8@127.0.0.1:%d/",
        "http://127.0.0.1\\@8.8.8.8:%d/",
        "http://①②⑦.⓪.⓪.①:%d/"
      })
  void isNotReachedUnderAnyOtherSpelling(String url) throws Exception {
    try (var server = LoopbackServer.thatAnswers(OK)) {
      var executor =
          new HttpRequestExecutor(
              "", new StubResolver(AddressGuardTest::withoutNetwork), Thread::new);

      assertThatThrownBy(() -> executor.execute(run(executor, url.formatted(server.port()))))
          .hasMessageMatching("(address .* allow it in .*)|(setting 'url': .*)");
      assertThat(server.connections()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://169.254.169.254/latest/meta-data/, a cloud metadata address",
    "http://[::ffff:169.254.169.254]/, a cloud metadata address",
    "http://[fd00:ec2::254]/, a cloud metadata address",
    "http://100.100.100.200/, a cloud metadata address"
  })
  void asksNoCloudForCredentials(String url, String kind) {
    var executor =
        new HttpRequestExecutor("", new StubResolver(InetAddress::getAllByName), Thread::new);

    assertThatThrownBy(() -> executor.execute(run(executor, url)))
        .hasMessageEndingWith(" is " + kind + "; allow it in dispatch.http-request.allow");
  }

  @Test
  void looksUpNoHostBesidesTheOneThatWasJudgedByName() {
    var resolver = StubResolver.answering(new InetAddress[0]);
    var guarded = new GuardedDnsResolver(url("http://localhost/"), guard("localhost"), resolver);

    assertThatThrownBy(() -> guarded.resolve("other.example")).hasMessage("other.example");
    assertThat(resolver.timesAsked()).isZero();
  }

  private static InetAddress[] withoutNetwork(String host) throws UnknownHostException {
    return addresses(host.startsWith("localhost") ? "127.0.0.1" : host);
  }

  private static AddressGuard guard(String allowed) {
    return new AddressGuard(AllowList.parse(allowed));
  }

  private static RequestUrl url(String text) {
    return RequestUrl.of(URI.create(text), new PlacedSecrets(Map.of()));
  }

  private static RecordedRun run(HttpRequestExecutor executor, String url) {
    return TestRun.of(executor).with(Map.of("url", url, "timeout", "PT10S")).prepare();
  }
}
