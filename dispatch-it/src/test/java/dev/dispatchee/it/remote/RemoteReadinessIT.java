// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.client.DispatchClientException.Kind;
import dev.dispatchee.client.RunOrder;
import dev.dispatchee.it.SharedServerTest;
import dev.dispatchee.it.probe.AskedExecutor;
import dev.dispatchee.it.probe.Probes;
import dev.dispatchee.it.server.SharedServer;
import dev.dispatchee.it.server.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** That a remote call does not run what is not ready. */
class RemoteReadinessIT extends SharedServerTest {

  @RegisterExtension static final ClientJvm CLIENT = new ClientJvm(SharedServer.application());

  @TempDir private Path folder;

  @Deployment(testable = false)
  static JavaArchive probes() {
    return Probes.asked("asked-from-afar");
  }

  @Test
  void isRefusedWithTheWordsOfTheExecutor() throws IOException {
    var file = folder.resolve("reason");
    var trigger =
        given
            .aTrigger()
            .ofExecutor(AskedExecutor.TYPE)
            .withSetting("file", file.toString())
            .create();
    var order = RunOrder.ofTrigger(trigger.id());
    Files.writeString(file, AskedExecutor.TELL);

    var refusal = CLIENT.ask(User.RUNNER, ClientCalls.rawSubmit(order)).refusal();

    assertThat(refusal).isNotNull();
    assertThat(refusal.kind()).isEqualTo(Kind.INVALID.name());
    assertThat(refusal.code()).isEqualTo("executor-not-ready");
    assertThat(refusal.message()).startsWith("caller anonymous, administrator false,");
    assertThat(trigger.logs()).isEmpty();

    Files.delete(file);
    var run = CLIENT.ask(User.RUNNER, ClientCalls.submit(order));
    assertThat(trigger.log(run.id()).triggerId()).isEqualTo(trigger.id());
  }
}
