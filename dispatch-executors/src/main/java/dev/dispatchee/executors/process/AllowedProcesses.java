// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.process;

import dev.dispatchee.api.PermanentFailureException;
import dev.dispatchee.executors.configured.ConfiguredList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the administrator of the server lets processes be: nothing that is not named here.
 *
 * @param commands programs, by their whole path
 * @param directories folders in which, or below which, they may work
 * @param variables names of variables that settings may set
 */
record AllowedProcesses(List<String> commands, List<String> directories, List<String> variables) {

  static final String COMMANDS = "dispatch.process.commands";
  static final String DIRECTORIES = "dispatch.process.directories";
  static final String VARIABLES = "dispatch.process.variables";

  /** Copies the entries. */
  AllowedProcesses {
    commands = List.copyOf(commands);
    directories = List.copyOf(directories);
    variables = List.copyOf(variables);
  }

  /**
   * Reads three lists whose entries are separated by commas.
   *
   * @throws IllegalArgumentException naming the key and the first entry that is none
   */
  static AllowedProcesses parse(String commands, String directories, String variables) {
    return new AllowedProcesses(
        entries(COMMANDS, commands, PlainPath::isPlain, PlainPath.ALLOWED),
        entries(DIRECTORIES, directories, PlainPath::isPlain, PlainPath.ALLOWED),
        entries(VARIABLES, variables, Variables::isName, "the name of a variable"));
  }

  /**
   * Refuses what is not allowed.
   *
   * @throws PermanentFailureException naming the key under which it would be
   */
  void check(ProcessSettings settings) {
    if (!commands.contains(settings.command())) {
      throw refusal("the program " + settings.command(), COMMANDS);
    }
    for (var name : settings.environment().orElse(Map.of()).keySet()) {
      if (!variables.contains(name)) {
        throw refusal("the variable " + name, VARIABLES);
      }
    }
  }

  /**
   * A folder with all links in its path followed, if it may be worked in.
   *
   * @throws PermanentFailureException if not, or if it is not there
   */
  Path directory(String text) {
    var found = real(text);
    if (found.isPresent()
        && directories.stream()
            .flatMap(allowed -> real(allowed).stream())
            .anyMatch(allowed -> found.get().startsWith(allowed))) {
      return found.get();
    }
    // The same whether it is there or not: who may not work there has no need to know.
    throw refusal("the folder " + text, DIRECTORIES);
  }

  private static Optional<Path> real(String text) {
    try {
      return Optional.of(Path.of(text).toRealPath());
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private static PermanentFailureException refusal(String what, String key) {
    return new PermanentFailureException(
        "%s is not among those that the server allows (%s)".formatted(what, key));
  }

  private static List<String> entries(
      String key, String text, Predicate<String> isOne, String allowed) {
    var entries = ConfiguredList.entries(text);
    for (var entry : entries) {
      if (!isOne.test(entry)) {
        throw new IllegalArgumentException("%s: '%s' is not %s".formatted(key, entry, allowed));
      }
    }
    return entries;
  }
}
