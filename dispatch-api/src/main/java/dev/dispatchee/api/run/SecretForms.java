// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a secret may look like where it is told: as a whole and what follows its scheme ({@code T}
 * of {@code Bearer T}), credentials of Basic opened and closed, and each of them as it stands in a
 * URL, in JSON and in Base64.
 */
final class SecretForms {

  private static final String BASIC = "basic";

  /** What stays as it is: by RFC 3986, in forms, in JavaScript, and of a whole URL. */
  private static final List<String> KEPT_IN_URLS =
      List.of("-._~", "-._*", "-._~!*'()", "-._~!*'()$&+,;=:@/?%#[]");

  private SecretForms() {}

  /** All forms of a value, itself among them. */
  static Set<String> of(String value) {
    var forms = new LinkedHashSet<String>();
    forms.add(value);
    for (var part : parts(value.strip())) {
      forms.add(part);
      addEncoded(part, forms);
    }
    return forms;
  }

  private static List<String> parts(String value) {
    var parts = new ArrayList<>(List.of(value));
    int blank = value.indexOf(' ');
    if (blank > 0) {
      var credentials = value.substring(blank).strip();
      parts.add(credentials);
      if (value.substring(0, blank).toLowerCase(Locale.ROOT).equals(BASIC)) {
        addOpened(credentials, parts);
      }
    }
    return parts;
  }

  private static void addOpened(String credentials, List<String> parts) {
    try {
      var opened = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      parts.add(opened);
      parts.add(opened.substring(opened.indexOf(':') + 1));
    } catch (IllegalArgumentException notBase64) {
      // Then nothing is hidden in it.
      return;
    }
  }

  private static void addEncoded(String part, Set<String> forms) {
    for (var kept : KEPT_IN_URLS) {
      var encoded = percentEncoded(part, kept, HexFormat.of().withUpperCase());
      forms.add(encoded);
      forms.add(encoded.replace("%20", "+"));
      forms.add(percentEncoded(part, kept, HexFormat.of()));
    }
    forms.add(part.replace("\\", "\\\\").replace("\"", "\\\""));
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    forms.add(Base64.getEncoder().encodeToString(bytes));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }

  private static String percentEncoded(String part, String kept, HexFormat digits) {
    var encoded = new StringBuilder();
    for (byte next : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (next & 0xff);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (letter || kept.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        digits.toHexDigits(encoded.append('%'), next);
      }
    }
    return encoded.toString();
  }
}
