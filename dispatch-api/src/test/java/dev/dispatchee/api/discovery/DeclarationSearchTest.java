// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchSchedule;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclarationSearchTest {

  private static final String YAML = "META-INF/dispatch-triggers.yaml";
  private static final String JSON = "META-INF/dispatch-triggers.json";

  @TempDir private Path folder;

  @Test
  void findsWhatStandsOnTheClassAndInTheFilesOfItsArchive() throws Exception {
    var jar = jar("greet.jar", YAML, "triggers: []".getBytes(StandardCharsets.UTF_8));
    try (var loader = loader(jar)) {
      var found = DeclarationSearch.of(List.of(loader.loadClass(Greeter.class.getName())));

      assertThat(found).hasSize(1);
      var declared = found.get(0);
      assertThat(declared.deployment()).isEqualTo("greet.jar");
      assertThat(declared.executorTypes()).isEqualTo(Set.of("declared-greeter"));
      assertThat(declared.schedules())
          .extracting(one -> one.executorType() + " " + one.schedule().name())
          .containsExactly("declared-greeter Morning", "declared-greeter Evening");
      assertThat(declared.files()).containsExactly(new DeclaredFile(YAML, "triggers: []", null));
    }
  }

  @Test
  void givesALibrarysFileToTheDeploymentThatSeesItAndReadsEachOnce() throws Exception {
    var jar = jar("greet.jar", JSON, "{}".getBytes(StandardCharsets.UTF_8));
    var library = folder.resolve("library.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(library))) {
      put(zip, YAML, "triggers: []".getBytes(StandardCharsets.UTF_8));
    }
    try (var loader = loader(jar, library)) {
      var greeter = loader.loadClass(Greeter.class.getName());

      var found = DeclarationSearch.of(List.of(greeter, greeter));

      assertThat(found).hasSize(1);
      assertThat(found.get(0).files()).extracting(DeclaredFile::name).containsExactly(YAML, JSON);
    }
  }

  @Test
  void reportsAFileThatIsTooLargeOrNoTextInsteadOfReadingIt() throws Exception {
    assertThat(faultOf(new byte[DeclaredFiles.LARGEST + 1]))
        .isEqualTo("found more than 1048576 bytes, allowed: at most that");
    assertThat(faultOf(new byte[DeclaredFiles.LARGEST])).isNull();
    assertThat(faultOf(new byte[] {(byte) 0xC3, '('})).isEqualTo("it is not UTF-8");
  }

  private String faultOf(byte[] content) throws Exception {
    try (var loader = loader(jar("some%d.jar".formatted(content.length), YAML, content))) {
      var found = DeclarationSearch.of(List.of(loader.loadClass(Greeter.class.getName())));
      return found.get(0).files().get(0).fault();
    }
  }

  @Test
  void isOfferedForAsLongAsTheDeploymentIsThere() {
    try (var deployment = deploy(Greeter.class)) {
      assertThat(deployment.isRunning()).isTrue();
      assertThat(declaredByGreeter()).isOne();
    }
    assertThat(declaredByGreeter()).isZero();
  }

  private static long declaredByGreeter() {
    return ExecutorDirectory.shared().declared().stream()
        .filter(one -> one.executorTypes().contains("declared-greeter"))
        .filter(one -> one.schedules().size() == 2)
        .count();
  }

  @Test
  void refusesSchedulesOnWhatIsNoExecutorAndEntersNothing() {
    var refused = catchThrowable(() -> deploy(Greeter.class, Misplaced.class, Twice.class));

    assertThat(refused)
        .hasMessageContaining(
            Misplaced.class.getName() + " has @DispatchSchedule but not @DispatchExecutor")
        .hasMessageContaining(Twice.class.getName());
    assertThat(declaredByGreeter()).isZero();
  }

  private static WeldContainer deploy(Class<?>... classes) {
    return new Weld()
        .disableDiscovery()
        .addExtension(new DispatchExecutorExtension())
        .beanClasses(classes)
        .initialize();
  }

  private Path jar(String name, String file, byte[] content) throws IOException {
    var jar = folder.resolve(name);
    var type = Greeter.class.getName().replace('.', '/') + ".class";
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
        var code = getClass().getClassLoader().getResourceAsStream(type)) {
      put(zip, type, code.readAllBytes());
      put(zip, file, content);
    }
    return jar;
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** Has the executor from the archive, and everything else from here. */
  private static URLClassLoader loader(Path... jars) throws IOException {
    var urls = new ArrayList<URL>();
    for (var jar : jars) {
      urls.add(jar.toUri().toURL());
    }
    return new URLClassLoader(
        urls.toArray(URL[]::new), DeclarationSearchTest.class.getClassLoader()) {
      @Override
      protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(Greeter.class.getName())) {
          var loaded = findLoadedClass(name);
          return loaded == null ? findClass(name) : loaded;
        }
        return super.loadClass(name, resolve);
      }
    };
  }

  /** Declares two triggers. */
  @Dependent
  @DispatchExecutor(type = "declared-greeter", name = "Greeter")
  @DispatchSchedule(name = "Morning", cron = "0 30 7 * * ?", zone = "Europe/Berlin")
  @DispatchSchedule(name = "Evening", interval = "PT15M")
  public static class Greeter implements DispatchTaskExecutor {
    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("hello");
    }
  }

  /** Is no executor. */
  @Dependent
  @DispatchSchedule(name = "Morning")
  static class Misplaced {}

  /** Is none either. */
  @Dependent
  @DispatchSchedule(name = "Morning")
  @DispatchSchedule(name = "Evening")
  static class Twice {}
}
