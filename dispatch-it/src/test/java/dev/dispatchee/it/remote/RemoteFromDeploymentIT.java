// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.client.Api;
import dev.dispatchee.it.client.Trigger;
import dev.dispatchee.it.probe.RemoteProbe;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client in another deployment, which has a copy of it and nothing else of the project. */
class RemoteFromDeploymentIT extends SharedServerTest {

  private static final Api PROBE = Api.of(SharedServer.application().resolve("/remote-probe/"));

  private static final String DESCRIPTOR =
      """
      <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
        <security-constraint>
          <web-resource-collection>
            <web-resource-name>known</web-resource-name>
            <url-pattern>/known</url-pattern>
          </web-resource-collection>
          <auth-constraint><role-name>**</role-name></auth-constraint>
        </security-constraint>
        <login-config><auth-method>BASIC</auth-method></login-config>
      </web-app>
      """;

  @Deployment(name = "remote-probe", testable = false)
  static WebArchive probe() {
    return ShrinkWrap.create(WebArchive.class, "remote-probe.war")
        .addClass(RemoteProbe.class)
        .addAsLibrary(new File(System.getProperty("dispatch.it.client")))
        .setWebXML(new StringAsset(DESCRIPTOR))
        .setManifest(
            new StringAsset(
                "Manifest-Version: 1.0\nDependencies: org.jboss.remoting, org.jboss.xnio\n"));
  }

  @ParameterizedTest
  @EnumSource(
      value = User.class,
      names = {"RUNNER", "EDITOR", "ADMIN"})
  void runsATriggerInTheSameServerAsWhoCalls(User user) {
    var trigger = given.aTrigger().withSetting("message", "in").create();

    assertThat(ask(PROBE.as(user), "known", trigger, ""))
        .isEqualTo("SUCCESSFUL %s in\n".formatted(user.login()));
  }

  @ParameterizedTest
  @EnumSource(
      value = User.class,
      names = {"VIEWER", "OUTSIDER"})
  void isRefusedInTheSameServerAsWhoCalls(User user) {
    var trigger = given.aTrigger().create();

    assertThat(ask(PROBE.as(user), "known", trigger, "")).isEqualTo("NOT_ALLOWED forbidden");
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void isRefusedInTheSameServerWhenNobodyCalls() {
    var trigger = given.aTrigger().create();

    assertThat(ask(PROBE, "open", trigger, "")).isEqualTo("NOT_ALLOWED unauthenticated");
    assertThat(trigger.logs()).isEmpty();
  }

  @Test
  void runsATriggerOverTheNetworkAsItsOwnUser() {
    var trigger = given.aTrigger().withSetting("message", "over").create();

    assertThat(ask(PROBE, "open", trigger, over(User.RUNNER)))
        .isEqualTo("SUCCESSFUL runner over\n");
    // Whoever calls the deployment: what counts is whom it names.
    assertThat(ask(PROBE.as(User.ADMIN), "known", trigger, over(User.VIEWER)))
        .isEqualTo("NOT_ALLOWED forbidden");
    assertThat(ask(PROBE.as(User.VIEWER), "known", trigger, over(User.RUNNER)))
        .isEqualTo("SUCCESSFUL runner over\n");
  }

  private static String over(User user) {
    return "&address=%s&user=%s&password=%s"
        .formatted(
            encoded(ClientJvm.address(SharedServer.application())),
            user.login(),
            encoded(user.password()));
  }

  private static String ask(Api caller, String path, Trigger trigger, String more) {
    return caller.get("/%s?trigger=%d%s".formatted(path, trigger.id(), more)).mustBe(200).text();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
