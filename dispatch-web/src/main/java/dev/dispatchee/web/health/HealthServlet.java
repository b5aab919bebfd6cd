// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatchee.configurator.Readiness;
import dev.dispatchee.scheduler.SchedulerSwitch;
import dev.dispatchee.web.json.Json;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /health/live} and {@code /health/ready}: 200 when it is so, 503 when not. */
@WebServlet({"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {

  private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

  @Inject private Readiness readiness;
  @Inject private SchedulerSwitch scheduler;

  /**
   * The answer.
   *
   * @param status UP or DOWN
   * @param checks what was looked at
   * @param scheduler RUNNING or PAUSED, for information: a paused one is up; left out of live
   * @param bell READY or SILENT, for information: a node whose bell is silent is up; left out of
   *     live
   * @param alerts SENT or UNSENT, for information: a node with alerts that could not be sent is up;
   *     left out of live
   */
  public record Health(
      String status,
      List<Check> checks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String scheduler,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String bell,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String alerts) {

    static Health live() {
      return new Health(status(true), List.of(), null, null, null);
    }

    static Health of(Readiness readiness, boolean paused) {
      var checks = readiness.checks();
      var up = checks.stream().allMatch(Readiness.Check::holds);
      return new Health(
          status(up),
          checks.stream().map(Check::of).toList(),
          paused ? "PAUSED" : "RUNNING",
          readiness.isBellSilent() ? "SILENT" : "READY",
          readiness.hasUnsentAlerts() ? "UNSENT" : "SENT");
    }

    boolean isUp() {
      return status.equals(status(true));
    }

    private static String status(boolean holds) {
      return holds ? "UP" : "DOWN";
    }

    /**
     * One thing that was looked at.
     *
     * @param name what
     * @param status UP or DOWN
     */
    public record Check(String name, String status) {

      static Check of(Readiness.Check check) {
        return new Check(check.name(), Health.status(check.holds()));
      }
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (READING.contains(request.getMethod())) {
      super.service(request, response);
    } else {
      response.setHeader("Allow", String.join(", ", READING));
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  @Override
  protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("Allow", String.join(", ", READING));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var health =
        request.getServletPath().endsWith("/live")
            ? Health.live()
            : Health.of(readiness, scheduler.state().paused());
    response.setStatus(
        health.isUp() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getOutputStream().write(Json.write(health));
  }
}
