// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the files of a deployment that declare triggers. */
final class DeclaredFiles {

  /** The largest that is read, in bytes. */
  static final int LARGEST = 1024 * 1024;

  private static final List<String> NAMES =
      List.of("META-INF/dispatch-triggers.yaml", "META-INF/dispatch-triggers.json");

  private DeclaredFiles() {}

  /**
   * A file and where it is.
   *
   * @param address of the file, which is another for each
   * @param archive the name of the archive that it is in; empty if that is not known
   * @param file what it is
   */
  record Placed(String address, String archive, DeclaredFile file) {}

  /** All that a class loader sees. */
  static List<Placed> of(ClassLoader loader) {
    var files = new ArrayList<Placed>();
    for (var name : NAMES) {
      try {
        for (var place : Collections.list(loader.getResources(name))) {
          var root = place.getPath().substring(0, place.getPath().length() - name.length());
          files.add(new Placed(place.toString(), Archives.nameOf(root), read(name, place)));
        }
      } catch (IOException unreadable) {
        var fault = "it cannot be found: " + unreadable.getMessage();
        files.add(new Placed(loader + name, "", new DeclaredFile(name, "", fault)));
      }
    }
    return files;
  }

  private static DeclaredFile read(String name, URL place) {
    try {
      var connection = place.openConnection();
      // What is kept of an archive would outlive it.
      connection.setUseCaches(false);
      try (var in = connection.getInputStream()) {
        var content = in.readNBytes(LARGEST + 1);
        return content.length > LARGEST
            ? new DeclaredFile(
                name, "", "found more than %d bytes, allowed: at most that".formatted(LARGEST))
            : new DeclaredFile(name, text(content), null);
      }
    } catch (CharacterCodingException noUtf8) {
      return new DeclaredFile(name, "", "it is not UTF-8");
    } catch (IOException unreadable) {
      return new DeclaredFile(name, "", "it cannot be read: " + unreadable.getMessage());
    }
  }

  private static String text(byte[] content) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
  }
}
