// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.benchmark.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

  @TempDir Path folder;

  @Test
  void areReadAsTheyWereWritten() {
    var values = new EnumMap<Figure, Double>(Figure.class);
    for (var figure : Figure.values()) {
      values.put(figure, figure.ordinal() + 0.5);
    }
    var file = folder.resolve("figures.properties");
    new Figures(values).write(file, "somewhere");

    assertThat(Figures.read(file)).isEqualTo(new Figures(values));
  }

  @Test
  void nameTheOneThatIsMissingInAFile() throws IOException {
    var file = Files.writeString(folder.resolve("figures.properties"), "run-database-micros=1\n");

    assertThatThrownBy(() -> Figures.read(file)).hasMessageContaining("run-server-micros");
  }
}
