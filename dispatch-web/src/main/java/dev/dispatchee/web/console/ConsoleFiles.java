// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.console;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends the files of the console, each with a tag that its content decides. The server's own way
 * goes by the time of the file, which is the same in every build, and browsers would keep the files
 * of the version before.
 */
@WebServlet("/console/*")
public class ConsoleFiles extends HttpServlet {

  private static final String FOLDER = "/console";

  // As many as there are files: what is not there is not kept.
  private final transient Map<String, ConsoleFile> files =
      Collections.synchronizedMap(new HashMap<>());

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var found = find(request.getPathInfo());
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var file = found.get();
    response.setHeader("ETag", file.tag());
    response.setHeader("Vary", "Accept-Encoding");
    if (file.isKnown(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    var encodings = request.getHeader("Accept-Encoding");
    boolean packed = encodings != null && encodings.contains("gzip");
    if (packed) {
      response.setHeader("Content-Encoding", "gzip");
    }
    var bytes = packed ? file.packed() : file.plain();
    response.setContentType(file.type());
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private Optional<ConsoleFile> find(@Nullable String path) throws IOException {
    if (path == null || !ConsoleFile.isPath(path)) {
      return Optional.empty();
    }
    var known = files.get(path);
    if (known != null) {
      return Optional.of(known);
    }
    try (var content = getServletContext().getResourceAsStream(FOLDER + path)) {
      if (content == null) {
        return Optional.empty();
      }
      var file = ConsoleFile.of(path, content.readAllBytes());
      files.put(path, file);
      return Optional.of(file);
    }
  }
}
