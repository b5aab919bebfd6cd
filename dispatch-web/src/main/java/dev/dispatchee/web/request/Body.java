package dev.dispatchee.web.request;

import dev.dispatchee.web.problem.ProblemCode;
import dev.dispatchee.web.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request, up to a limit. */
public final class Body {

  /** How many bytes a body may have. */
  public static final int LIMIT = 1024 * 1024;

  private Body() {}

  /**
   * The whole body.
   *
   * @throws ProblemException if it is larger than {@link #LIMIT}
   */
  public static byte[] read(InputStream body) {
    try {
      var bytes = body.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new ProblemException(
            ProblemCode.PAYLOAD_TOO_LARGE, "the body may have at most %d bytes".formatted(LIMIT));
      }
      return bytes;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Refuses a body that is there and not declared as JSON.
   *
   * @param type the declared type; null when none is
   */
  public static void checkIsJson(byte[] body, @Nullable MediaType type) {
    if (body.length > 0 && (type == null || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type))) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "found %s, allowed: application/json".formatted(type == null ? "no Content-Type" : type));
    }
  }
}
