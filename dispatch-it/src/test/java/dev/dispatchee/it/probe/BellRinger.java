// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Queue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Rings the bell of the listener: each text of the setting {@code bells} (one a line) so many times
 * as {@code times} says, in any order, and between them messages that are no bells.
 */
@Dependent
@DispatchExecutor(type = BellRinger.TYPE, name = "Probe: rings the bell")
public class BellRinger implements DispatchTaskExecutor {

  public static final String TYPE = "probe-bell";

  private static final List<String> NO_BELLS =
      List.of(
          "x",
          ":",
          "1:2",
          "1 ",
          "1  2",
          "-1",
          "0",
          "9".repeat(40),
          "1 ".repeat(5_000),
          "\0",
          "é 1");

  @Override
  public void execute(DispatchTaskContext context) throws NamingException {
    var settings = context.settings();
    long times = settings.getLong("times", 1, 1_000).orElse(1L);
    var texts = new ArrayList<>(NO_BELLS);
    for (long i = 0; i < times; i++) {
      texts.addAll(Arrays.asList(settings.require("bells").split("\n", -1)));
    }
    Collections.shuffle(texts, new Random(1));
    ConnectionFactory connections = InitialContext.doLookup("java:/ConnectionFactory");
    Queue queue = InitialContext.doLookup("java:/jms/queue/dispatch/executor");
    try (var session = connections.createContext()) {
      var producer = session.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT);
      texts.forEach(text -> producer.send(queue, text));
      producer.send(queue, session.createBytesMessage());
      producer.send(queue, session.createMapMessage());
      producer.send(queue, session.createObjectMessage(new int[] {1}));
      producer.send(queue, session.createTextMessage(null));
    }
  }
}
