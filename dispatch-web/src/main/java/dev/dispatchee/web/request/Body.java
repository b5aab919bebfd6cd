// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import dev.dispatchee.SafeText;
import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request: in UTF-8, plain, declared as what it is, up to a limit. */
public final class Body {

  /** How many bytes a body may have. */
  public static final int LIMIT = 1024 * 1024;

  /** How many bytes a body may have that brings in many triggers. */
  public static final int IMPORT_LIMIT = 8 * 1024 * 1024;

  /** How long a body may take to arrive. */
  static final Duration TIME = Duration.ofSeconds(30);

  // Half of the threads that the server has for requests, unless somebody changed their number.
  private static final WaitingThreads WAITING =
      new WaitingThreads(8 * Runtime.getRuntime().availableProcessors(), Duration.ofMillis(200));

  // Few, and nobody is held up: who fills in a form is nobody yet, and must not keep these threads.
  private static final WaitingThreads WAITING_FOR_FORMS =
      new WaitingThreads(2 * Runtime.getRuntime().availableProcessors(), Duration.ZERO);

  /** A change of some fields (RFC 7396). */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  /** A document that people write. */
  public static final String YAML = "application/yaml";

  private static final List<String> DOCUMENTS = List.of(MediaType.APPLICATION_JSON, YAML);

  /** An iCalendar text (RFC 5545). */
  public static final String CALENDAR = "text/calendar";

  private static final List<String> CALENDARS = List.of(MediaType.APPLICATION_JSON, CALENDAR);
  private static final List<String> JSON = List.of(MediaType.APPLICATION_JSON);
  private static final List<String> PATCHES = List.of(MERGE_PATCH, MediaType.APPLICATION_JSON);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  // For a few short texts.
  private static final int FORM_LIMIT = 8 * 1024;

  private Body() {}

  /**
   * The whole body of a form that anybody may send.
   *
   * @throws ProblemException if it is larger than that, or not declared as JSON
   */
  public static byte[] readForm(HttpServletRequest request) throws IOException {
    checkDeclaration(
        type(request.getContentType()),
        request.getContentType(),
        request.getHeader(HttpHeaders.CONTENT_ENCODING),
        JSON);
    return read(request.getInputStream(), FORM_LIMIT, WAITING_FOR_FORMS);
  }

  private static @Nullable MediaType type(@Nullable String header) {
    try {
      return header == null ? null : MediaType.valueOf(header);
    } catch (IllegalArgumentException noType) {
      return null;
    }
  }

  /**
   * The whole body; empty when there is none.
   *
   * @throws ProblemException if it is larger than {@link #LIMIT}, or not declared as JSON
   */
  public static byte[] read(InputStream body, HttpHeaders headers) {
    return read(body, headers, JSON);
  }

  /**
   * The whole body of a change of some fields.
   *
   * @throws ProblemException if it is larger than {@link #LIMIT}, or not declared as JSON
   */
  public static byte[] readPatch(InputStream body, HttpHeaders headers) {
    return read(body, headers, PATCHES);
  }

  /**
   * The whole body of a business calendar.
   *
   * @throws ProblemException if it is larger than {@link #LIMIT}, or declared neither as JSON nor
   *     as an iCalendar text
   */
  public static byte[] readCalendar(InputStream body, HttpHeaders headers) {
    return read(body, headers, CALENDARS);
  }

  /**
   * A body as text, without a mark of its encoding at the beginning.
   *
   * @throws ProblemException if it is not in UTF-8
   */
  public static String text(byte[] body) {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException other) {
      throw new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body is not in UTF-8");
    }
  }

  /**
   * The whole body that brings in many triggers.
   *
   * @throws ProblemException if it is larger than {@link #IMPORT_LIMIT}, or not declared as JSON or
   *     YAML
   */
  public static byte[] readImport(InputStream body, HttpHeaders headers) {
    return read(body, headers, DOCUMENTS, IMPORT_LIMIT);
  }

  private static byte[] read(InputStream body, HttpHeaders headers, List<String> types) {
    return read(body, headers, types, LIMIT);
  }

  private static byte[] read(InputStream body, HttpHeaders headers, List<String> types, int limit) {
    var bytes = read(body, limit, WAITING);
    if (bytes.length > 0) {
      checkDeclaration(
          headers.getMediaType(),
          headers.getHeaderString(HttpHeaders.CONTENT_TYPE),
          headers.getHeaderString(HttpHeaders.CONTENT_ENCODING),
          types);
    }
    return bytes;
  }

  private static byte[] read(InputStream body, int limit, WaitingThreads waiting) {
    try {
      var bytes = new ArrivingBody(body, TIME, System::nanoTime, waiting).read(limit + 1);
      if (bytes.length > limit) {
        throw new ProblemException(
            ProblemCode.PAYLOAD_TOO_LARGE, "the body may have at most %d bytes".formatted(limit));
      }
      return bytes;
    } catch (IOException cutOff) {
      throw new ProblemException(ProblemCode.MALFORMED_REQUEST, "the body ends too early");
    }
  }

  private static void checkDeclaration(
      @Nullable MediaType type,
      @Nullable String found,
      @Nullable String encoding,
      List<String> types) {
    if (type == null || !types.contains(plain(type)) || !isUtf8(type)) {
      throw unsupported(HttpHeaders.CONTENT_TYPE, found, String.join(" or ", types) + " in UTF-8");
    }
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported(HttpHeaders.CONTENT_ENCODING, encoding, "none");
    }
  }

  private static String plain(MediaType type) {
    return type.getType() + "/" + type.getSubtype();
  }

  private static boolean isUtf8(MediaType type) {
    var charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
    return charset == null || charset.equalsIgnoreCase("utf-8");
  }

  private static ProblemException unsupported(
      String header, @Nullable String found, String allowed) {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
        "%s: found %s, allowed: %s"
            .formatted(header, found == null ? "none" : SafeText.of(found), allowed));
  }
}
