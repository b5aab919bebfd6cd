// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes archives of probes that can be deployed beside the EAR. */
public final class Probes {

  private static final String MANIFEST =
      "Manifest-Version: 1.0\nDependencies: deployment.dispatch.ear services\n";

  private Probes() {}

  /** A jar with these classes that depends on the EAR. */
  public static JavaArchive archive(String name, Class<?>... classes) {
    return ShrinkWrap.create(JavaArchive.class, name + ".jar")
        .addClasses(classes)
        .setManifest(new StringAsset(MANIFEST));
  }

  /**
   * The executors that are asked for readiness and that are hidden, with texts in German and broken
   * ones in French.
   */
  public static JavaArchive asked(String name) {
    return archive(
            name, AskedExecutor.class, HiddenExecutor.class, CallerBean.class, RequestBean.class)
        .addAsResource(
            new StringAsset(
                """
                probe-asked.name = Sonde: wird gefragt
                probe-asked.description = Bereit, außer eine Datei ist da.
                """),
            "dev/dispatchee/it/probe/Texts_de.properties")
        .addAsResource(
            new StringAsset("probe-asked.nam = Sonde"),
            "dev/dispatchee/it/probe/Texts_fr.properties");
  }

  /** The same as a web application. */
  public static WebArchive webArchive(String name, Class<?>... classes) {
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addClasses(classes)
        .setManifest(new StringAsset(MANIFEST));
  }
}
