// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** An archive as Talend Studio exports one, with a job that says what it is given and does it. */
final class JobZip {

  static final String SCRIPT =
      """
      #!/bin/sh
      cd `dirname $0`
      ROOT_PATH=`pwd`
      java -Dtalend.component.manager.m2.repository=$ROOT_PATH/../lib -Xms8M -Xmx64M \
      -cp .:$ROOT_PATH:$ROOT_PATH/../lib/routines.jar:$ROOT_PATH/nightly_0_1.jar: \
      demo.nightly_0_1.Nightly --context=Default "$@"
      """;

  private static final String INFO =
      "#Talend\ncontextName=Default\njob=Nightly\njobVersion=0.1\nproject=DEMO\n";

  private static final String JOB =
      """
      package demo.nightly_0_1;

      public class Nightly {
        public static void main(String[] arguments) throws Exception {
          for (String argument : arguments) {
            System.out.println(argument);
          }
          String all = String.join(" ", arguments);
          System.out.println("heap " + (Runtime.getRuntime().maxMemory() >> 20));
          System.out.println("said " + System.getProperty("said"));
          System.out.println("environment " + System.getenv().keySet());
          System.out.println("in " + new java.io.File("").getAbsolutePath());
          System.out.println("temporary " + java.io.File.createTempFile("some", "thing"));
          System.out.println("routine " + new routines.Routine());
          if (all.contains("mode=fail")) {
            System.err.println("it went wrong");
            System.exit(3);
          }
          if (all.contains("mode=child")) {
            Process child = new ProcessBuilder("sleep", "3600").start();
            System.out.println("pid " + child.pid());
          }
          if (all.contains("mode=deaf")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
              while (true) {
                try { Thread.sleep(1000); } catch (InterruptedException deaf) { }
              }
            }));
            System.out.println("pid " + ProcessHandle.current().pid());
            Thread.sleep(3_600_000);
          }
        }
      }
      """;

  private static final String ROUTINE =
      """
      package routines;

      public class Routine {
        public String toString() { return "works"; }
      }
      """;

  private static Map<String, byte[]> classes;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private JobZip() {}

  static JobZip empty() {
    return new JobZip();
  }

  static synchronized JobZip ofAJob() {
    if (classes == null) {
      classes = compiled();
    }
    return empty()
        .with("jobInfo.properties", INFO)
        .with("lib/routines.jar", jar("routines/Routine.class"))
        .with("Nightly/nightly_0_1.jar", jar("demo/nightly_0_1/Nightly.class"))
        .with("Nightly/Nightly_run.sh", SCRIPT)
        .with("Nightly/items/", new byte[0]);
  }

  JobZip with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  JobZip with(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  JobZip without(String name) {
    entries.remove(name);
    return this;
  }

  byte[] bytes() {
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

  private static byte[] jar(String name) {
    return empty().with(name, classes.get(name)).bytes();
  }

  private static Map<String, byte[]> compiled() {
    try {
      var folder = Files.createTempDirectory("job");
      var compiled =
          ToolProvider.getSystemJavaCompiler()
              .getTask(
                  null,
                  null,
                  null,
                  List.of("-d", folder.toString(), "-proc:none", "--release", "17"),
                  null,
                  List.of(source("Nightly", JOB), source("Routine", ROUTINE)))
              .call();
      if (!compiled) {
        throw new IllegalStateException("the job does not compile");
      }
      var found = new LinkedHashMap<String, byte[]>();
      for (var name : List.of("routines/Routine.class", "demo/nightly_0_1/Nightly.class")) {
        found.put(name, Files.readAllBytes(folder.resolve(name)));
      }
      remove(folder);
      return found;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreErrors) {
        return text;
      }
    };
  }
}
