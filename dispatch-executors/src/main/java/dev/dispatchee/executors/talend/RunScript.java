// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * How a job is started, as its script says in the line that begins with {@code java}. The script
 * itself is never run: nothing but this line is looked at, and that without a shell.
 *
 * @param options of the JVM
 * @param classPath its class path, as it stands there
 * @param mainClass the class that is started
 * @param arguments what the class is given first
 */
record RunScript(
    List<String> options, List<String> classPath, String mainClass, List<String> arguments) {

  private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
  private static final Set<String> WITH_A_VALUE =
      Set.of("--add-opens", "--add-exports", "--add-modules", "--add-reads", "-p", "--module-path");
  private static final String ROOT = "ROOT_PATH";

  /** Copies all of them. */
  RunScript {
    options = List.copyOf(options);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
  }

  /**
   * Reads it.
   *
   * @param text all of the script
   * @param root what stands for the folder of the script in it
   * @throws TalendException if it does not say how
   */
  static RunScript parse(String text, String root) throws TalendException {
    var words = command(text);
    if (words.isEmpty()) {
      throw new TalendException("the script of the job has no line that starts java");
    }
    var known = new ArrayList<String>();
    for (var word : words.subList(1, words.size())) {
      // What the caller adds, or a variable that nobody has set.
      if (!isVariableAlone(word)) {
        known.add(placed(word, root));
      }
    }
    return read(known.iterator());
  }

  private static RunScript read(Iterator<String> words) throws TalendException {
    var options = new ArrayList<String>();
    var classPath = new ArrayList<String>();
    while (words.hasNext()) {
      var word = words.next();
      if (CLASS_PATH.contains(word) && words.hasNext()) {
        classPath.addAll(List.of(words.next().split(":", -1)));
      } else if (!word.startsWith("-")) {
        var arguments = new ArrayList<String>();
        words.forEachRemaining(arguments::add);
        return new RunScript(options, classPath, word, arguments);
      } else {
        options.add(word);
        if (WITH_A_VALUE.contains(word) && words.hasNext()) {
          options.add(words.next());
        }
      }
    }
    throw new TalendException("the script of the job names no class to start");
  }

  private static List<String> command(String text) {
    for (var line : text.replace("\\\r\n", " ").replace("\\\n", " ").split("\n", -1)) {
      var stripped = line.strip();
      if (stripped.startsWith("exec ")) {
        stripped = stripped.substring("exec ".length()).strip();
      }
      int end = stripped.indexOf(' ');
      var first = end < 0 ? stripped : stripped.substring(0, end);
      if (first.equals("java") || first.endsWith("/java")) {
        return ShellWords.of(stripped);
      }
    }
    return List.of();
  }

  private static boolean isVariableAlone(String word) {
    return word.length() > 1
        && word.charAt(0) == '$'
        && word.indexOf('/') < 0
        && word.indexOf('(') < 0
        && !word.equals("$" + ROOT)
        && !word.equals("${" + ROOT + "}");
  }

  private static String placed(String word, String root) throws TalendException {
    var placed = word.replace("${" + ROOT + "}", root).replace("$" + ROOT, root);
    if (placed.indexOf('$') >= 0 || placed.indexOf('`') >= 0) {
      throw new TalendException(
          "the script of the job uses '%s', allowed: $%s and no other variable"
              .formatted(word.length() <= 100 ? word : word.substring(0, 100) + "…", ROOT));
    }
    return placed;
  }
}
