// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.definition;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes YAML that {@link YamlReader} reads alike. Whatever some reader of YAML might take for
 * anything but a text stands in quotes.
 */
public final class YamlWriter {

  private YamlWriter() {}

  /** Writes what a {@link Document} may have as its root; each line ends with a line break. */
  public static String write(@Nullable Object root) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    options.setIndent(2);
    options.setDereferenceAliases(true);
    options.setAllowUnicode(true);
    options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
    return new Yaml(new SafeConstructor(new LoaderOptions()), new Texts(options), options)
        .dump(root);
  }

  /** Writes as blocks only those texts whose line breaks are all the same. */
  private static final class Texts extends Representer {

    private static final String ODD_BREAKS = "\r\u0085\u2028\u2029";

    Texts(DumperOptions options) {
      super(options);
    }

    @Override
    protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
      boolean isOdd = value.chars().anyMatch(letter -> ODD_BREAKS.indexOf(letter) >= 0);
      return super.representScalar(
          tag, value, isOdd ? DumperOptions.ScalarStyle.DOUBLE_QUOTED : style);
    }
  }
}
