// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.trigger;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name of a file in the header {@code Content-Disposition} (RFC 6266). */
final class FileName {

  private static final String EXTENDED = "filename*";
  private static final String PLAIN = "filename";
  private static final String CHARSET = "utf-8''";
  private static final int LONGEST_HEADER = 4_000;

  private FileName() {}

  /**
   * The name that was sent; whether it is allowed, others judge.
   *
   * @param header null for no such header
   * @throws ProblemException if there is none to be read
   */
  static String of(@Nullable String header) {
    if (header == null || header.length() > LONGEST_HEADER) {
      throw unreadable();
    }
    var parameters = parameters(header);
    var extended = parameters.get(EXTENDED);
    var name = extended == null ? parameters.get(PLAIN) : decoded(extended);
    if (name == null || (extended == null && !isAscii(name))) {
      throw unreadable();
    }
    return name;
  }

  /** The header of an answer that is a file of that name. */
  static String header(String name) {
    var plain = new StringBuilder();
    name.chars().forEach(each -> plain.append(isPlain(each) ? (char) each : '_'));
    var extended = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(each)) {
        extended.append((char) each);
      } else {
        extended.append("%%%02X".formatted(each & 0xff));
      }
    }
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, extended);
  }

  private static Map<String, String> parameters(String header) {
    var found = new HashMap<String, String>();
    int at = header.indexOf(';');
    while (at >= 0) {
      int equal = header.indexOf('=', at);
      if (equal < 0) {
        break;
      }
      var key = header.substring(at + 1, equal).strip().toLowerCase(Locale.ROOT);
      int start = equal + 1;
      while (start < header.length() && header.charAt(start) == ' ') {
        start++;
      }
      var value = new StringBuilder();
      int end =
          start < header.length() && header.charAt(start) == '"'
              ? quoted(header, start, value)
              : token(header, start, value);
      if (found.put(key, value.toString()) != null) {
        throw unreadable();
      }
      at = header.indexOf(';', end);
    }
    return found;
  }

  private static int token(String header, int start, StringBuilder value) {
    int end = header.indexOf(';', start);
    end = end < 0 ? header.length() : end;
    value.append(header.substring(start, end).strip());
    return end;
  }

  private static int quoted(String header, int start, StringBuilder value) {
    int at = start + 1;
    while (at < header.length() && header.charAt(at) != '"') {
      if (header.charAt(at) == '\\' && at + 1 < header.length()) {
        at++;
      }
      value.append(header.charAt(at));
      at++;
    }
    if (at >= header.length()) {
      throw unreadable();
    }
    return at + 1;
  }

  private static String decoded(String extended) {
    if (!extended.toLowerCase(Locale.ROOT).startsWith(CHARSET)) {
      throw unreadable();
    }
    var text = extended.substring(CHARSET.length());
    var bytes = ByteBuffer.allocate(text.length());
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == '%') {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw unreadable();
        }
        bytes.put((byte) (high * 16 + low));
        at += 2;
      } else if (each < 0x7f) {
        bytes.put((byte) each);
      } else {
        throw unreadable();
      }
    }
    try {
      CharBuffer name = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
      return name.toString();
    } catch (CharacterCodingException noUtf8) {
      throw unreadable();
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(each -> each < 0x7f);
  }

  private static boolean isPlain(int each) {
    return each >= ' ' && each < 0x7f && each != '"' && each != '\\' && each != '%';
  }

  private static boolean isUnreserved(byte each) {
    return (each >= 'a' && each <= 'z')
        || (each >= 'A' && each <= 'Z')
        || (each >= '0' && each <= '9')
        || each == '-'
        || each == '.'
        || each == '_';
  }

  private static ProblemException unreadable() {
    return new ProblemException(
        ProblemCode.MALFORMED_REQUEST,
        "Content-Disposition must name the file: attachment; filename=\"job.zip\", or"
            + " filename*=UTF-8''… for names that are not ASCII");
  }
}
