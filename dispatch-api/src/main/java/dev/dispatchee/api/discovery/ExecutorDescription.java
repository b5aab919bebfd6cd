// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.settings.SettingsForm;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an executor declares about itself.
 *
 * @param type its identity, as triggers name it
 * @param name the name that users see
 * @param description one or two sentences, or empty
 * @param hidden whether it is hidden where users choose an executor
 * @param singleNode whether it must never run on all nodes
 * @param restricted whether only an administrator may write its settings
 * @param className the class that does the work
 * @param deployment the archive that contains it
 * @param settings the settings that it declares; null when it declares none
 * @param texts its name and description in other languages
 */
public record ExecutorDescription(
    String type,
    String name,
    String description,
    boolean hidden,
    boolean singleNode,
    boolean restricted,
    String className,
    String deployment,
    @Nullable SettingsForm<?> settings,
    ExecutorTexts texts) {

  private static final int LONGEST = TextFiles.LONGEST_NAME;
  private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");

  // As Java and HTTP write them, without what nobody calls an executor in.
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?");

  /** One that is described in one language. */
  public ExecutorDescription(
      String type,
      String name,
      String description,
      boolean hidden,
      boolean singleNode,
      boolean restricted,
      String className,
      String deployment,
      @Nullable SettingsForm<?> settings) {
    this(
        type,
        name,
        description,
        hidden,
        singleNode,
        restricted,
        className,
        deployment,
        settings,
        ExecutorTexts.NONE);
  }

  /** One that declares no settings. */
  public ExecutorDescription(
      String type,
      String name,
      String description,
      boolean hidden,
      boolean singleNode,
      boolean restricted,
      String className,
      String deployment) {
    this(type, name, description, hidden, singleNode, restricted, className, deployment, null);
  }

  /** Describes an executor; without its settings if {@link #settingsFaultsOf} has any. */
  static ExecutorDescription of(Class<?> executor) {
    var declared = executor.getAnnotation(DispatchExecutor.class);
    return new ExecutorDescription(
        declared.type(),
        declared.name(),
        declared.description(),
        declared.hidden(),
        declared.singleNode(),
        declared.restricted(),
        executor.getName(),
        Archives.of(executor),
        declaresSettings(declared) && settingsFaultsOf(executor).isEmpty()
            ? SettingsForm.of(declared.settings())
            : null,
        TextFiles.of(executor, declared));
  }

  /** What prevents the declared settings of an executor from being described. */
  static List<String> settingsFaultsOf(Class<?> executor) {
    var declared = executor.getAnnotation(DispatchExecutor.class);
    return declaresSettings(declared) ? SettingsForm.faultsOf(declared.settings()) : List.of();
  }

  private static boolean declaresSettings(DispatchExecutor declared) {
    return declared.settings() != Record.class;
  }

  /** What is wrong with it; empty when nothing is. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    if (!TYPE.matcher(type).matches()) {
      faults.add(
          "%s: type '%s' is not allowed: 1 to %d of A-Z a-z 0-9 . _ -"
              .formatted(className, type, LONGEST));
    }
    if (name.isBlank() || name.length() > LONGEST) {
      faults.add(
          "%s: name '%s' is not allowed: 1 to %d characters, not all blank"
              .formatted(className, name, LONGEST));
    }
    if (!LANGUAGE.matcher(texts.language()).matches()) {
      faults.add(
          "%s: language '%s' is not allowed: a tag such as en or de-CH"
              .formatted(className, texts.language()));
    }
    return faults;
  }
}
