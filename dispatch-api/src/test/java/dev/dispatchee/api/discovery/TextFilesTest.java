// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.DispatchTaskExecutor;
import dev.dispatchee.api.discovery.ExecutorTexts.Text;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFilesTest {

  @TempDir private Path deployment;

  @Test
  void findsEveryLanguageThatADeploymentHas() throws Exception {
    write("Texts_de.properties", "report.name = Bericht\nreport.description = Schreibt täglich.");
    write("Texts_pt_BR.properties", "report.name=Relat\\u00f3rio");
    write("Texts_zh_Hant.properties", "report.description=\u5831\u544a");
    write("Texts.properties", "report.name = of no language");
    write("Texts_xx.properties", "report.name = of a language that there is not");

    var texts = texts();

    assertThat(texts.others())
        .isEqualTo(
            Map.of(
                "de", new Text("Bericht", "Schreibt täglich."),
                "pt-BR", new Text("Relatório", "Writes."),
                "zh-Hant", new Text("Report", "\u5831\u544a")));
    assertThat(texts.language()).isEqualTo("en");
    assertThat(texts.faults()).isEmpty();
  }

  @Test
  void whatIsWrongKeepsOneLanguageOut() throws Exception {
    write("Texts_de.properties", "report.name = " + "x".repeat(76));
    write("Texts_es.properties", "report.description = " + "x".repeat(1_001));
    write("Texts_fr.properties", "report.name = Rapport");
    write("Texts_it.properties", "report.name = \\u00");
    write("Texts_nl.properties", "other.name = Rapport");
    write("Texts_pl.properties", "# " + "x".repeat(300_000));
    write("Texts_pt.properties", "report.name = a\\u0007b");
    write("Texts_ro.properties", "report.name = ");
    write("Texts_sv.properties", "report.name = \u00e5", StandardCharsets.ISO_8859_1);

    var texts = texts();

    assertThat(texts.others()).containsOnlyKeys("fr");
    assertThat(texts.faults())
        .containsExactly(
            "com/acme/Texts_de.properties: 'report.name' has 76 characters, allowed: 1 to 75",
            "com/acme/Texts_es.properties: 'report.description' has 1001 characters,"
                + " allowed: 0 to 1000",
            "com/acme/Texts_it.properties: Malformed \\uxxxx encoding.",
            "com/acme/Texts_nl.properties: there is neither 'report.name' nor"
                + " 'report.description'",
            "com/acme/Texts_pl.properties: more than 262144 bytes",
            "com/acme/Texts_pt.properties: 'report.name' has control characters",
            "com/acme/Texts_ro.properties: 'report.name' has 0 characters, allowed: 1 to 75",
            "com/acme/Texts_sv.properties: it is not UTF-8");
  }

  @Test
  void aBundleThatIsNotThereIsTold() throws Exception {
    assertThat(texts().faults())
        .containsExactly(
            "there is no file com/acme/Texts_LANGUAGE.properties, such as"
                + " com/acme/Texts_de.properties");
  }

  @Test
  void aNameThatIsNoneIsTold() {
    assertThat(TextFiles.of(Odd.class, Odd.class.getAnnotation(DispatchExecutor.class)).faults())
        .containsExactly(
            "'../../secret' is not the name of a resource bundle, such as com.acme.Texts");
  }

  @ParameterizedTest
  @CsvSource({
    "de, true",
    "de-CH, true",
    "zh-Hant-TW, true",
    "es-419, true",
    "'', false",
    "de_CH, false",
    "german, false"
  })
  void aLanguageIsATag(String language, boolean isAllowed) {
    var description =
        new ExecutorDescription(
            "report",
            "Report",
            "",
            false,
            false,
            false,
            "Report",
            "report.jar",
            null,
            new ExecutorTexts(language, Map.of(), List.of()));

    assertThat(description.faults().isEmpty()).isEqualTo(isAllowed);
  }

  private ExecutorTexts texts() throws Exception {
    try (var loader = new Deployed(deployment.toUri().toURL())) {
      var executor = loader.loadClass(Report.class.getName());
      return TextFiles.of(executor, executor.getAnnotation(DispatchExecutor.class));
    }
  }

  private void write(String file, String content) throws IOException {
    write(file, content, StandardCharsets.UTF_8);
  }

  private void write(String file, String content, Charset charset) throws IOException {
    var folder = Files.createDirectories(deployment.resolve("com/acme"));
    Files.writeString(folder.resolve(file), content, charset);
  }

  /** A deployment with a class of this test in it. */
  private static final class Deployed extends URLClassLoader {

    private Deployed(URL folder) {
      super(new URL[] {folder}, TextFilesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Report.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (var stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
        var bytes = stream.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  /** Has texts in other languages. */
  @DispatchExecutor(
      type = "report",
      name = "Report",
      description = "Writes.",
      texts = "com.acme.Texts")
  public static class Report implements DispatchTaskExecutor {
    @Override
    public void execute(DispatchTaskContext context) {
      context.output().print("done");
    }
  }

  /** Names a file that it does not have. */
  @DispatchExecutor(type = "odd", name = "Odd", texts = "../../secret")
  public static class Odd extends Report {}
}
