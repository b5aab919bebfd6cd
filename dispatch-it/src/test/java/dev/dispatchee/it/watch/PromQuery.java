// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names in a query in PromQL: of metrics, and of the labels that it selects or adds up by. It
 * reads so much of the language as the queries of this project use, and refuses what it does not
 * know; it does not compute anything.
 *
 * @param metrics which metrics it reads
 * @param labels which labels of these it names
 */
record PromQuery(Set<String> metrics, Set<String> labels) {

  private static final Set<String> FUNCTIONS =
      Set.of("sum", "max", "min", "rate", "increase", "histogram_quantile", "absent");
  private static final Set<String> WORDS = Set.of("by", "or", "and");

  static PromQuery of(String query) {
    var metrics = new HashSet<String>();
    var labels = new HashSet<String>();
    var tokens = tokens(query);
    for (int i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (token.equals("{")) {
        i = readMatchers(tokens, i, labels, query);
      } else if (token.equals("by")) {
        i = readLabels(tokens, i + 1, labels, query);
      } else if (isName(token) && !FUNCTIONS.contains(token) && !WORDS.contains(token)) {
        metrics.add(token);
      }
    }
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("no metric in " + query);
    }
    return new PromQuery(metrics, labels);
  }

  private static int readMatchers(List<String> tokens, int open, Set<String> labels, String query) {
    int i = open + 1;
    while (!tokens.get(i).equals("}")) {
      if (!isName(tokens.get(i))
          || !Set.of("=", "=~", "!=", "!~").contains(tokens.get(i + 1))
          || !tokens.get(i + 2).startsWith("\"")) {
        throw new IllegalArgumentException(
            "no matcher at '%s': %s".formatted(tokens.get(i), query));
      }
      labels.add(tokens.get(i));
      i += tokens.get(i + 3).equals(",") ? 4 : 3;
    }
    return i;
  }

  private static int readLabels(List<String> tokens, int open, Set<String> labels, String query) {
    int i = open;
    if (!tokens.get(i).equals("(")) {
      throw new IllegalArgumentException("no list after by: " + query);
    }
    while (!tokens.get(i).equals(")")) {
      i++;
      if (isName(tokens.get(i))) {
        labels.add(tokens.get(i));
      }
    }
    return i;
  }

  private static boolean isName(String token) {
    return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
  }

  private static List<String> tokens(String query) {
    var tokens = new ArrayList<String>();
    int at = 0;
    while (at < query.length()) {
      int end = endOfToken(query, at);
      if (query.charAt(at) != ' ' && query.charAt(at) != '[') {
        tokens.add(query.substring(at, end));
      }
      at = end;
    }
    return tokens;
  }

  private static int endOfToken(String query, int at) {
    char first = query.charAt(at);
    if (first == '"' || first == '[') {
      int end = query.indexOf(first == '"' ? '"' : ']', at + 1);
      if (end < 0) {
        throw new IllegalArgumentException("not closed: " + query);
      }
      return end + 1;
    }
    int end = at + 1;
    if (Character.isLetterOrDigit(first) || first == '_') {
      while (end < query.length()
          && (Character.isLetterOrDigit(query.charAt(end))
              || query.charAt(end) == '_'
              || (Character.isDigit(first) && query.charAt(end) == '.'))) {
        end++;
      }
    } else if ("=!<>".indexOf(first) >= 0
        && end < query.length()
        && "=~".indexOf(query.charAt(end)) >= 0) {
      end++;
    } else if ("(){},/ =<>-".indexOf(first) < 0) {
      throw new IllegalArgumentException("'%s' is not known: %s".formatted(first, query));
    }
    return end;
  }
}
