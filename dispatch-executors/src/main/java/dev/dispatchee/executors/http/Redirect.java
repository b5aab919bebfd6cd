// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.http;

import dev.dispatchee.executors.http.HttpRequestSettings.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer that asks for another request, as RFC 9110 (15.4) has them: {@code 301}, {@code 302},
 * {@code 303}, {@code 307} and {@code 308} with a {@code Location}.
 *
 * @param status which of them
 * @param location what stands in that header
 */
record Redirect(int status, String location) {

  private static final int MOVED_PERMANENTLY = 301;
  private static final int FOUND = 302;
  private static final int SEE_OTHER = 303;
  private static final Set<Integer> STATUSES =
      Set.of(MOVED_PERMANENTLY, FOUND, SEE_OTHER, 307, 308);

  /** What may be told to another server: nothing of it gives a right. */
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-charset",
          "accept-encoding",
          "accept-language",
          "content-language",
          "content-type",
          "user-agent");

  private static final String ABOUT_THE_BODY = "content-";

  /** Whether a status asks for another request. */
  static boolean isOne(int status) {
    return STATUSES.contains(status);
  }

  /** The redirect that an answer is, if it is one that can be followed. */
  static Optional<Redirect> of(int status, @Nullable String location) {
    return location != null && isOne(status)
        ? Optional.of(new Redirect(status, location))
        : Optional.empty();
  }

  /**
   * What is to be sent next. Without a body when the method changes; to another scheme, host or
   * port only headers that give no rights and hold no secret.
   *
   * @throws UnusableRedirectException if it does not lead to what may be called, or another server
   *     would learn a secret in the body
   */
  PlannedRequest next(PlannedRequest answered) throws UnusableRedirectException {
    var url = target(answered.url());
    var method = method(answered.method());
    boolean keepsBody = method == answered.method();
    var body = keepsBody ? answered.body() : RequestBody.NONE;
    boolean sameOrigin = url.hasOriginOf(answered.url());
    if (!sameOrigin && answered.secrets().standIn(body.text())) {
      throw new UnusableRedirectException(
          "redirects to another server, which must not learn the secret in the body");
    }
    return new PlannedRequest(
        url,
        method,
        headers(answered, sameOrigin, keepsBody),
        body,
        answered.expectedStatus(),
        answered.maxRedirects(),
        answered.timeout(),
        answered.secrets());
  }

  private RequestUrl target(RequestUrl from) throws UnusableRedirectException {
    try {
      return from.resolve(new URI(PercentEncoding.ofBytes(location.strip())));
    } catch (URISyntaxException | IllegalArgumentException unusable) {
      throw new UnusableRedirectException(unusable);
    }
  }

  private Method method(Method before) {
    boolean changes =
        (status == SEE_OTHER && before != Method.HEAD)
            || ((status == MOVED_PERMANENTLY || status == FOUND) && before == Method.POST);
    return changes ? Method.GET : before;
  }

  private static List<RequestHeader> headers(
      PlannedRequest answered, boolean sameOrigin, boolean keepsBody) {
    return answered.headers().stream()
        .filter(header -> sameOrigin || isHarmless(header, answered.secrets()))
        .filter(header -> keepsBody || !lower(header).startsWith(ABOUT_THE_BODY))
        .toList();
  }

  private static boolean isHarmless(RequestHeader header, PlacedSecrets secrets) {
    return HARMLESS.contains(lower(header)) && !secrets.standIn(header.value());
  }

  private static String lower(RequestHeader header) {
    return header.name().toLowerCase(Locale.ROOT);
  }
}
