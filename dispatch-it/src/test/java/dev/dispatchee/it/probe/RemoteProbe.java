// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import dev.dispatchee.client.DispatchClient;
import dev.dispatchee.client.DispatchClientException;
import dev.dispatchee.client.RunOrder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;

/**
 * Runs a trigger from a deployment of its own and tells what came of it: as who calls, in the same
 * server; or with {@code address}, {@code user} and {@code password} over the network.
 */
@WebServlet("/*")
public class RemoteProbe extends HttpServlet {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().print(run(request));
  }

  private static String run(HttpServletRequest request) {
    var address = request.getParameter("address");
    try (var client =
        address == null
            ? DispatchClient.inThisServer()
            : DispatchClient.connect(
                address, request.getParameter("user"), request.getParameter("password"))) {
      var order = RunOrder.ofTrigger(Long.parseLong(request.getParameter("trigger")));
      var run = client.await(client.submit(order).id(), PATIENCE);
      return "%s %s %s".formatted(run.status(), run.requestedBy(), client.output(run.id()));
    } catch (DispatchClientException told) {
      return "%s %s".formatted(told.kind(), told.code());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }
}
