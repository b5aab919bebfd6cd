// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.input;

import dev.dispatchee.it.client.Answer;
import dev.dispatchee.it.client.Api;
import java.util.List;
import java.util.function.Function;

/**
 * A request that is refused.
 *
 * @param what is wrong with it
 * @param request sends it; the path of a trigger that is there stands for {@code {trigger}}
 * @param status the answer
 * @param code the kind of problem
 * @param violations the fields at fault and the code of each; empty when they are not looked at
 */
record BadRequest(
    String what, Function<Api, Answer> request, int status, String code, List<String> violations) {

  static final String MALFORMED = "malformed-request";
  static final String INVALID = "validation-failed";

  static BadRequest post(String what, String body, int status, String code, String... violations) {
    return new BadRequest(
        what,
        api -> api.send("POST", "triggers", "application/json", body),
        status,
        code,
        List.of(violations));
  }

  /** With a good name and type, and these fields besides. */
  static BadRequest fields(
      String what, String fields, int status, String code, String... violations) {
    return post(
        what,
        "{\"name\":\"bad input\",\"dispatchTaskExecutorType\":\"hello\",%s}".formatted(fields),
        status,
        code,
        violations);
  }

  static BadRequest get(String path, int status, String code) {
    return new BadRequest("GET " + path, api -> api.get(path), status, code, List.of());
  }

  @Override
  public String toString() {
    return what;
  }
}
