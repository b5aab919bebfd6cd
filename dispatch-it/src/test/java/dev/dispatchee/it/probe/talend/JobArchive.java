// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.talend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Makes archives with {@link Nightly}, in the form that Talend Studio gives them. */
public final class JobArchive {

  private static final String SCRIPT =
      """
      #!/bin/sh
      cd `dirname $0`
      ROOT_PATH=`pwd`
      java -Dtalend.component.manager.m2.repository=$ROOT_PATH/../lib -Xms8M -Xmx64M \
      -cp .:$ROOT_PATH:$ROOT_PATH/../lib/routines.jar:$ROOT_PATH/nightly_0_1.jar: \
      %s --context=Default "$@"
      """
          .formatted(Nightly.class.getName());

  private static final int MEBIBYTE = 1024 * 1024;
  private static final int PIECE = 64 * 1024;

  private JobArchive() {}

  /** One that works. */
  public static byte[] ofNightly() {
    var entries = new LinkedHashMap<String, byte[]>();
    entries.put("jobInfo.properties", bytes("job=Nightly\njobVersion=0.1\ncontextName=Default\n"));
    entries.put("lib/routines.jar", jar());
    entries.put("Nightly/nightly_0_1.jar", jar(Nightly.class));
    entries.put("Nightly/Nightly_run.sh", bytes(SCRIPT));
    return zip(entries);
  }

  /**
   * Ten megabytes whose only entry would be ten gigabytes of zeros, the same piece again and again.
   */
  public static byte[] ofTenGigabytes() {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[MEBIBYTE]);
    var piece = new byte[2 * PIECE];
    int length = deflater.deflate(piece, 0, piece.length, Deflater.FULL_FLUSH);
    deflater.end();
    var name = bytes("large");
    var header =
        ByteBuffer.allocate(30)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0x04034b50)
            .putShort((short) 20);
    // What it has is said behind it, and it is deflated.
    header.putShort((short) 8).putShort((short) 8).position(26);
    header.putShort((short) name.length).putShort((short) 0);
    var zip = new ByteArrayOutputStream();
    zip.writeBytes(header.array());
    zip.writeBytes(name);
    for (int i = 0; i < 10 * 1024; i++) {
      zip.write(piece, 0, length);
    }
    return zip.toByteArray();
  }

  private static byte[] jar(Class<?>... classes) {
    var jar = ShrinkWrap.create(JavaArchive.class).addClasses(classes);
    var bytes = new ByteArrayOutputStream();
    if (classes.length == 0) {
      return zip(Map.of("empty", new byte[0]));
    }
    jar.as(ZipExporter.class).exportTo(bytes);
    return bytes.toByteArray();
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
