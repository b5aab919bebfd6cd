// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.fuzz;

import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends requests that no document describes. Whatever answers them, it does not fail, tells nothing
 * of how it is made, and changes nothing.
 */
public final class OddFuzz {

  private static final String PROBLEM = "application/problem+json";

  private static final int SWITCHING = 101;

  /** The server sends requests for the application's root on to where it is, by whatever method. */
  private static final int REDIRECT = 307;

  /** What the server says of methods that its own files do not have. */
  private static final int NOT_IMPLEMENTED = 501;

  /** What the server says by itself, without a body, before any application is asked. */
  private static final Set<Integer> WORDLESS = Set.of(400, 405, 413, 414, 431);

  private final Wire wire;
  private final Stage stage;
  private final OddRequests requests;
  private final Findings findings = new Findings();

  /**
   * On one server.
   *
   * @param application where it answers
   * @param admin an administrator there
   * @param node the name of its node
   * @param seed decides what is sent
   */
  public OddFuzz(URI application, Api admin, String node, long seed) {
    var api =
        new OpenApi(admin.with("Accept", "application/json").get("openapi").mustBe(200).json());
    wire = new Wire(application);
    stage = new Stage(admin, node);
    requests = new OddRequests(api.operations(), new Dice(seed));
  }

  /** Sends so many of them. */
  public void send(int times) {
    stage.set();
    for (int i = 0; i < times; i++) {
      var request = requests.next();
      try {
        var answer = wire.send(request);
        findings.answered(answer.status());
        judge(request, answer);
      } catch (SocketException reset) {
        // A body that nobody awaits is not read, and closing what is unread may reset the
        // connection.
        if (request.body() == null) {
          fault(request, "no answer: " + reset.getMessage(), "");
        }
      } catch (IOException silent) {
        if (!request.mayBeHungUpOn()) {
          fault(request, "no answer: " + silent.getMessage(), "");
        }
      }
      if (request.mayChange() && stage.changed()) {
        fault(request, "something has changed", stage.state().toString());
      }
    }
  }

  private void judge(OddRequest request, Answer answer) {
    var details = answer.toString();
    boolean isWithoutSuchAMethod =
        answer.status() == NOT_IMPLEMENTED && !request.isForTheApplication();
    if (answer.status() >= 500 && !isWithoutSuchAMethod) {
      fault(request, answer.status() + " the server failed", details);
    }
    if (!answer.header("X-Injected").isEmpty()) {
      fault(request, "a header of the caller's", details);
    }
    // Whoever asks for another protocol gets the answer in that.
    boolean goesOnOtherwise = answer.status() == SWITCHING && request.asksForAnotherProtocol();
    if (!request.isForTheApplication() || goesOnOtherwise) {
      return;
    }
    boolean isSentOn = answer.status() == REDIRECT && request.isToTheRootWithoutSlash();
    if (request.isOfAnUnknownMethod() && answer.status() < 400 && !isSentOn) {
      fault(request, answer.status() + " to a method that nobody knows", details);
    }
    boolean isWordless = WORDLESS.contains(answer.status()) && answer.bytes().length == 0;
    if (answer.status() >= 400 && !isWordless) {
      problem(request, answer);
    }
  }

  private void problem(OddRequest request, Answer answer) {
    var details = answer.toString();
    if (!answer.header("Content-Type").startsWith(PROBLEM)) {
      fault(
          request,
          answer.status() + " and no problem+json but " + answer.header("Content-Type"),
          details);
    }
    if (Judge.tellsHowItIsMade(answer)) {
      fault(request, answer.status() + " tells how it is made", details);
    }
    if (answer.status() == 405 && answer.header("Allow").isEmpty()) {
      fault(request, "405 and not what is allowed", details);
    }
  }

  private void fault(OddRequest request, String what, String details) {
    findings.fault(
        "%s %.60s -> %s".formatted(request.method(), request.target(), what),
        request + "\n    " + details);
  }

  /** What was found at fault, the first of each kind. */
  public List<String> faults() {
    return findings.faults();
  }

  /** How often each status was answered. */
  public Map<Integer, Integer> statuses() {
    return findings.statuses();
  }
}
