// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands in for what the server tells of a request. */
public final class Requests {

  private Requests() {}

  /** A request with these parameters, each a name and a value. */
  public static UriInfo withQuery(String... namesAndValues) {
    var query = new MultivaluedHashMap<String, String>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fake(UriInfo.class, Map.of("getQueryParameters", query));
  }

  /** A request with these headers. */
  public static HttpHeaders withHeaders(Map<String, List<String>> values) {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestHeader" -> values.get((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** A request whose body is declared so. */
  static HttpHeaders declaring(@Nullable MediaType type, Map<String, String> others) {
    return (HttpHeaders)
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {HttpHeaders.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMediaType" -> type;
                  case "getHeaderString" -> others.get((String) arguments[0]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }
}
