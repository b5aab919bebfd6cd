// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.it.server.User;
import java.util.List;
import java.util.Map;

/**
 * A session that somebody began by the form, as their browser has it.
 *
 * @param cookie the name and value that the server set
 * @param attributes what it said of it
 */
public record ConsoleSession(String cookie, List<String> attributes) {

  /** Tries to sign in. */
  public static Answer attempt(Api api, User user, String password) {
    return api.post("/session", Map.of("user", user.login(), "password", password));
  }

  /** Signs in, with whatever cookie the caller has already. */
  public static ConsoleSession begin(Api api, User user) {
    return of(attempt(api, user, user.password()).mustBe(204));
  }

  private static ConsoleSession of(Answer answer) {
    var cookies = answer.headers().allValues("Set-Cookie");
    assertThat(cookies).as("cookies of " + answer).hasSize(1);
    var parts = List.of(cookies.get(0).split("; ?"));
    return new ConsoleSession(parts.get(0), parts.subList(1, parts.size()));
  }

  /** Whoever sends it, without a word of where it comes from. */
  public Api with(Api api) {
    return api.with("Cookie", cookie);
  }

  /** The console itself. */
  public Api console(Api api) {
    return with(api)
        .with("X-Requested-With", "XMLHttpRequest")
        .with("Sec-Fetch-Site", "same-origin");
  }
}
