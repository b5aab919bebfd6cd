// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.dispatchee.api.DispatchSchedule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles, and where that is possible runs, the Java that documents show. */
class DocumentedCodeTest {

  private static final Path DOCUMENTS = Path.of("../docs");
  private static final Pattern CLASS = Pattern.compile("(?m)^(?:public )?class ([A-Za-z]+)");
  private static final String HEAD = "@Dependent\n@DispatchExecutor";

  @TempDir Path folder;

  @Test
  void ofWorkFromCodeCompilesAndItsTestPasses() throws Exception {
    var blocks = blocks("work-from-code.md");
    assertThat(blocks).hasSize(3);

    try (var compiled = compiled(blocks)) {
      var test = compiled.loadClass("com.example.OrdersTest");
      var instance = test.getDeclaredConstructor();
      instance.setAccessible(true);
      var method = test.getDeclaredMethod("anOrderHasItsInvoiceSent");
      method.setAccessible(true);
      method.invoke(instance.newInstance());
    }
  }

  @Test
  void ofSchedulesBesideTheCodeCompilesOnTheExecutorOfThatPage() throws Exception {
    var blocks = blocks("writing-executors.md");
    var executor = blocks.get(0);
    var declared =
        blocks.stream()
            .filter(block -> block.startsWith(HEAD) && block.contains("@DispatchSchedule"))
            .toList();
    assertThat(declared).hasSize(1);
    int head = executor.indexOf(HEAD);
    int body = executor.indexOf("{\n", head) + 2;

    var whole =
        executor
                .substring(0, head)
                .replaceFirst("\nimport ", "\nimport dev.dispatchee.api.*;\nimport ")
            + declared.get(0)
            + executor.substring(body);

    try (var compiled = compiled(List.of(whole))) {
      assertThat(
              compiled
                  .loadClass("com.example.MyExecutor")
                  .getAnnotationsByType(DispatchSchedule.class))
          .extracting(DispatchSchedule::name)
          .containsExactly("Greet", "Greet the night shift");
    }
  }

  private URLClassLoader compiled(List<String> sources) throws IOException {
    var files = new ArrayList<Path>();
    for (var source : sources) {
      var name = CLASS.matcher(source);
      assertTrue(name.find(), source);
      files.add(Files.writeString(folder.resolve(name.group(1) + ".java"), source));
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var told = new DiagnosticCollector<JavaFileObject>();
    try (var manager = compiler.getStandardFileManager(told, null, null)) {
      var options =
          List.of(
              "-proc:none",
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty(
                  "surefire.test.class.path", System.getProperty("java.class.path")));
      boolean done =
          compiler
              .getTask(
                  null, manager, told, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(done).as("%s", told.getDiagnostics()).isTrue();
    }
    return new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
  }

  private static List<String> blocks(String document) throws IOException {
    var blocks = new ArrayList<String>();
    StringBuilder open = null;
    for (var line : Files.readAllLines(DOCUMENTS.resolve(document))) {
      if (open == null && line.equals("```java")) {
        open = new StringBuilder();
      } else if (open != null && line.equals("```")) {
        blocks.add(open.toString());
        open = null;
      } else if (open != null) {
        open.append(line).append('\n');
      }
    }
    return blocks;
  }
}
