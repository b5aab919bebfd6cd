// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.dispatchee.trigger.draft.TriggerDraft;
import generated.ApiClient;
import generated.api.TriggersApi;
import generated.model.TriggerPatch;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What clients send that others generate from the description of the API. */
class GeneratedClientsTest {

  private static final String TRIGGER =
      """
      {"externalReferenceCode": "weekly", "name": "Weekly", "description": "before",
       "dispatchTaskExecutorType": "hello", "dispatchTaskSettings": {"message": "m"},
       "cronExpression": "0 0 5 ? * MON", "timeZoneId": "Europe/Berlin",
       "daylightSavingRule": "RUN_TWICE", "startDate": "2026-01-01T00:00:00Z",
       "endDate": "2036-01-01T00:00:00Z", "misfirePolicy": "FIRE_ALL", "overlapAllowed": true,
       "dispatchTaskClusterMode": "ALL_NODES", "priority": 9, "timeout": "PT7M",
       "maxAttempts": 7, "retryDelay": "PT7S", "retryMaxDelay": "PT70S", "logRetention": "PT77H",
       "pauseAfterFailures": 7, "requestsRecovery": true, "system": true, "labels": ["seven"]}
      """;

  @Test
  void changeTheOneFieldThatTheyAreToldTo() throws Exception {
    var sent = new AtomicReference<byte[]>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          sent.set(exchange.getRequestBody().readAllBytes());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      var client = new ApiClient();
      client.updateBaseUri("http://127.0.0.1:" + server.getAddress().getPort());
      new TriggersApi(client).patchTrigger(7L, new TriggerPatch().description("after"), null);
    } finally {
      server.stop(0);
    }

    var changed = MergePatch.read(sent.get()).applyTo(draft(TRIGGER));

    assertThat(changed).isEqualTo(draft(TRIGGER.replace("before", "after")));
  }

  @Test
  void haveAFieldForEachThatCanBeSentInTypeScriptToo() throws Exception {
    var model =
        Files.readString(Path.of("target/clients/typescript/models/TriggerPatch.ts"))
            .split("export interface TriggerPatch ")[1]
            .split("\n}")[0];

    var names = ((ObjectNode) new ObjectMapper().readTree(TRIGGER)).fieldNames();
    names.forEachRemaining(
        name -> assertThat(model).contains(" " + name + "?: ").as("%s is optional", name));
  }

  private static TriggerDraft draft(String json) {
    return MergePatch.read(json.getBytes(StandardCharsets.UTF_8)).body().draft();
  }
}
