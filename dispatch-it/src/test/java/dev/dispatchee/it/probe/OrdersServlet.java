// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import jakarta.annotation.Resource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.TreeSet;

/**
 * Takes the next message from the queue of orders and tells all of it; nothing if none comes within
 * ten seconds, or with {@code ?now} if none is there.
 */
@WebServlet("/*")
public class OrdersServlet extends HttpServlet {

  private static final long PATIENCE = 10_000;

  @Resource(lookup = "java:jboss/DefaultJMSConnectionFactory")
  private ConnectionFactory factory;

  @Resource(lookup = "java:/jms/queue/orders")
  private Queue orders;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    try (var broker = factory.createContext();
        var consumer = broker.createConsumer(orders)) {
      boolean now = request.getParameter("now") != null;
      var message = now ? consumer.receiveNoWait() : consumer.receive(PATIENCE);
      if (message != null) {
        response.getWriter().print(told(message));
      }
    } catch (JMSException unreadable) {
      throw new IOException(unreadable);
    }
  }

  private static String told(Message message) throws JMSException {
    var lines = new ArrayList<String>();
    lines.add("text " + ((TextMessage) message).getText());
    lines.add("correlation " + message.getJMSCorrelationID());
    lines.add("priority " + message.getJMSPriority());
    lines.add("mode " + message.getJMSDeliveryMode());
    // The broker's client looks at its clock once for each of them.
    var life = Duration.ofMillis(message.getJMSExpiration() - message.getJMSTimestamp() + 500);
    lines.add("expires after " + life.truncatedTo(ChronoUnit.SECONDS));
    var names = new TreeSet<String>();
    var found = message.getPropertyNames();
    while (found.hasMoreElements()) {
      names.add(String.valueOf(found.nextElement()));
    }
    names.removeIf(name -> name.startsWith("JMSX") || name.startsWith("_"));
    for (var name : names) {
      var value = message.getObjectProperty(name);
      lines.add("%s %s %s".formatted(name, value.getClass().getSimpleName(), value));
    }
    return String.join("\n", lines) + "\n";
  }
}
