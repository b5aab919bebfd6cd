// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The EAR of a release to come: this one's with another version and one more migration. */
public final class NewerEar {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private NewerEar() {}

  /**
   * Makes its file.
   *
   * @param version what its nodes say they are
   * @param migration the name of a file, such as {@code V900__expand_a.sql}, for PostgreSQL
   * @param sql what the migration does
   */
  public static Path make(String version, String migration, String sql) {
    var ear =
        ShrinkWrap.create(ZipImporter.class, "newer.ear")
            .importFrom(Settings.ear().toFile())
            .as(EnterpriseArchive.class);
    var engine =
        ear.getContent().keySet().stream()
            .filter(path -> path.get().matches("/dispatch-ejb.*\\.jar"))
            .findFirst()
            .orElseThrow();
    var jar = ear.getAsType(JavaArchive.class, engine);
    var manifest = manifest(jar);
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    jar.delete(MANIFEST);
    jar.add(new ByteArrayAsset(bytes(manifest)), MANIFEST);
    jar.add(new StringAsset(sql), "db/migration/postgresql/" + migration);
    ear.delete(engine);
    ear.add(jar, engine.getParent(), ZipExporter.class);
    var file = Settings.directory().resolve(version + ".ear");
    ear.as(ZipExporter.class).exportTo(file.toFile(), true);
    return file;
  }

  private static Manifest manifest(JavaArchive jar) {
    try (var content = jar.get(MANIFEST).getAsset().openStream()) {
      return new Manifest(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(Manifest manifest) {
    var bytes = new ByteArrayOutputStream();
    try {
      manifest.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
